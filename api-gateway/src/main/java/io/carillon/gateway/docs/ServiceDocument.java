package io.carillon.gateway.docs;

import io.carillon.gateway.routing.Upstream;
import io.vertx.core.json.JsonObject;

/** The OpenAPI document of one service as it was fetched last. */
record ServiceDocument(Upstream service, JsonObject document) {}

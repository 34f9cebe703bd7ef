package io.carillon.gateway.forwarding;

import io.carillon.gateway.routing.Upstream;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Fetches the OpenAPI documents that the services offer to the gateway. */
@ApplicationScoped
public class ServiceDocuments {
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final UpstreamClient client;

    ServiceDocuments(UpstreamClient client) {
        this.client = client;
    }

    /** The service's document; empty when it has none, failed when it did not answer. */
    public Future<Optional<JsonObject>> fetch(Upstream service) {
        return client.openOwn(service, "/openapi?format=json")
                .compose(request ->
                        request.putHeader("Accept", "application/json").send())
                .compose(ServiceDocuments::read);
    }

    private static Future<Optional<JsonObject>> read(HttpClientResponse answer) {
        return switch (answer.statusCode()) {
            case OK -> answer.body().map(Buffer::toJsonObject).map(Optional::of);
            case NOT_FOUND -> answer.body().map(nothing -> Optional.empty());
            default -> Future.failedFuture("answered " + answer.statusCode());
        };
    }
}

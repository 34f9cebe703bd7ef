package io.carillon.devstack.simulator;

import io.vertx.core.MultiMap;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/** One request to a simulated vendor, reduced to what the vendors' checks look at. */
record Call(String path, Optional<String> authorization, String contentType, String body, MultiMap parameters) {

    static Call of(RoutingContext request) {
        String text = request.body().asString();
        MultiMap parameters =
                MultiMap.caseInsensitiveMultiMap().addAll(request.request().formAttributes());
        parameters.addAll(request.queryParams());
        request.pathParams().forEach((name, value) -> parameters.set("path." + name, value));
        return new Call(
                request.request().path(),
                Optional.ofNullable(request.request().getHeader("Authorization")),
                Optional.ofNullable(request.request().getHeader("Content-Type")).orElse(""),
                text == null ? "" : text,
                parameters);
    }

    boolean isJson() {
        return contentType.toLowerCase(Locale.ROOT).startsWith("application/json");
    }

    boolean isForm() {
        return contentType.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded");
    }

    Optional<JsonObject> json() {
        try {
            return Optional.of(new JsonObject(body));
        } catch (DecodeException | ClassCastException notAnObject) {
            return Optional.empty();
        }
    }

    Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name)).filter(value -> !value.isEmpty());
    }

    String pathPart(String name) {
        return parameters.get("path." + name);
    }

    /** The bearer token, unless it is missing or named as a bad one. */
    Optional<String> bearer() {
        return authorization
                .filter(header -> header.startsWith("Bearer "))
                .map(header -> header.substring("Bearer ".length()).trim())
                .filter(Call::isGood);
    }

    /** User name and password of basic authentication, joined by a colon, unless named as bad ones. */
    Optional<String> basic() {
        return authorization
                .filter(header -> header.startsWith("Basic "))
                .flatMap(header -> decoded(header.substring("Basic ".length()).trim()))
                .filter(Call::isGood);
    }

    private static Optional<String> decoded(String text) {
        try {
            return Optional.of(new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** Any credential is good here but an empty one and one that says itself that it is wrong. */
    private static boolean isGood(String credential) {
        return !credential.isEmpty() && !credential.contains("wrong") && !credential.contains("revoked");
    }
}

package io.carillon.gateway.docs;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** How callers of the merged document sign in: one scheme in place of the services' own. */
final class SecurityOf {
    static final String SCHEME = "carillon";

    private final TreeMap<String, String> scopes = new TreeMap<>();

    /** Takes the scopes that a service's schemes name. */
    void add(JsonObject securitySchemes) {
        for (String name : securitySchemes.fieldNames()) {
            JsonObject flows = securitySchemes.getJsonObject(name).getJsonObject("flows", new JsonObject());
            for (String flow : flows.fieldNames()) {
                flows.getJsonObject(flow)
                        .getJsonObject("scopes", new JsonObject())
                        .forEach(scope -> scopes.putIfAbsent(scope.getKey(), String.valueOf(scope.getValue())));
            }
        }
    }

    /** What an operation asks for, in terms of the one scheme; an empty list means nothing is asked for. */
    JsonArray requirement(JsonArray services) {
        Set<String> wanted = new TreeSet<>();
        for (int i = 0; i < services.size(); i++) {
            JsonObject alternative = services.getJsonObject(i);
            alternative.fieldNames().forEach(scheme -> wanted.addAll(strings(alternative.getJsonArray(scheme))));
        }
        wanted.forEach(scope -> scopes.putIfAbsent(scope, scope));
        return services.isEmpty()
                ? new JsonArray()
                : new JsonArray()
                        .add(new JsonObject()
                                .put(SCHEME, new JsonArray(wanted.stream().toList())));
    }

    /** The scheme itself: people sign in with code and PKCE, services with their credentials. */
    JsonObject scheme(URI authorizationUrl, URI tokenUrl) {
        JsonObject named = new JsonObject();
        scopes.forEach(named::put);
        return new JsonObject()
                .put("type", "oauth2")
                .put("description", "People sign in (authorization code with PKCE); services use client credentials.")
                .put(
                        "flows",
                        new JsonObject()
                                .put(
                                        "authorizationCode",
                                        new JsonObject()
                                                .put("authorizationUrl", authorizationUrl.toString())
                                                .put("tokenUrl", tokenUrl.toString())
                                                .put("scopes", named))
                                .put(
                                        "clientCredentials",
                                        new JsonObject()
                                                .put("tokenUrl", tokenUrl.toString())
                                                .put("scopes", named)));
    }

    private static Set<String> strings(JsonArray values) {
        Set<String> strings = new LinkedHashSet<>();
        values.forEach(value -> strings.add(value.toString()));
        return strings;
    }
}

package io.carillon.gateway.identity;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
import java.util.Optional;

/** Finds the access token in a request's headers (RFC 6750 §2.1). */
final class BearerToken {
    private static final String SCHEME = "Bearer ";

    private BearerToken() {}

    /** The token; empty when there is none, or when there are two to choose from. */
    static Optional<String> of(MultiMap headers) {
        List<String> values = headers.getAll(HttpHeaders.AUTHORIZATION);
        return values.size() == 1 && isBearer(values.getFirst())
                ? Optional.of(values.getFirst().substring(SCHEME.length()).strip())
                        .filter(token -> !token.isEmpty())
                : Optional.empty();
    }

    private static boolean isBearer(String value) {
        return value.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }
}

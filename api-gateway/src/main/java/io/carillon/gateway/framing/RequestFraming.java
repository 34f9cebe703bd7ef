package io.carillon.gateway.framing;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.Arrays;
import java.util.List;

/** Tells requests whose end and whose host can be read in one way only. */
public final class RequestFraming {
    private RequestFraming() {}

    /** Whether the body is chunked or has a length, not both, and one host at most is named. */
    public static boolean isPlain(HttpServerRequest request) {
        return hasOneEnd(request) && hasOneHost(request);
    }

    /** Whether a body is declared, be it an empty one. */
    public static boolean declaresBody(MultiMap headers) {
        return headers.contains(HttpHeaders.CONTENT_LENGTH) || headers.contains(HttpHeaders.TRANSFER_ENCODING);
    }

    /** Whether the caller wants another protocol on this very connection; a bare {@code Upgrade} says nothing. */
    public static boolean asksForUpgrade(MultiMap headers) {
        return headers.getAll(HttpHeaders.CONNECTION).stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .anyMatch(token -> token.strip().equalsIgnoreCase("upgrade"));
    }

    /** HTTP/1.0 knows no chunks, and any coding but these invites two readings of where the body ends. */
    private static boolean hasOneEnd(HttpServerRequest request) {
        List<String> codings = request.headers().getAll(HttpHeaders.TRANSFER_ENCODING);
        return codings.isEmpty()
                || (codings.size() == 1
                        && "chunked".equalsIgnoreCase(codings.getFirst())
                        && request.version() == HttpVersion.HTTP_1_1
                        && !request.headers().contains(HttpHeaders.CONTENT_LENGTH));
    }

    private static boolean hasOneHost(HttpServerRequest request) {
        List<String> hosts = request.headers().getAll(HttpHeaders.HOST);
        return hosts.isEmpty()
                ? request.version() == HttpVersion.HTTP_1_0
                : hosts.size() == 1 && !hosts.getFirst().isBlank() && request.authority() != null;
    }
}

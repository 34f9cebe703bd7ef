package io.carillon.realtime.protocol;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads the subprotocols a client offers. Browsers cannot set headers on a WebSocket, so the token may come as a second
 * offer: {@code carillon.v1, bearer.<token>}, and what was seen last as a third: {@code after.<lastEventId>}. Only the first is ever selected, so the token is not echoed.
 */
public final class Subprotocol {
    public static final String V1 = "carillon.v1";
    private static final String BEARER = "bearer.";
    private static final String AFTER = "after.";

    private Subprotocol() {}

    /** Whether {@link #V1} is among the offers. */
    public static boolean isOffered(List<String> headers) {
        return offers(headers).anyMatch(V1::equals);
    }

    /** The token among the offers. */
    public static Optional<String> token(List<String> headers) {
        return valueOf(headers, BEARER);
    }

    /** The {@code lastEventId} among the offers. */
    public static Optional<String> lastEventId(List<String> headers) {
        return valueOf(headers, AFTER);
    }

    private static Optional<String> valueOf(List<String> headers, String name) {
        return offers(headers)
                .filter(offer -> offer.startsWith(name))
                .map(offer -> offer.substring(name.length()))
                .findFirst();
    }

    private static Stream<String> offers(List<String> headers) {
        return headers.stream().flatMap(header -> Stream.of(header.split(","))).map(String::strip);
    }
}

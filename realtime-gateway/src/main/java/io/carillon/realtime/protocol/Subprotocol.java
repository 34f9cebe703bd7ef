package io.carillon.realtime.protocol;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads the subprotocols a client offers. Browsers cannot set headers on a WebSocket, so the token may come as a second
 * offer: {@code carillon.v1, bearer.<token>}. Only the first is ever selected, so the token is not echoed.
 */
public final class Subprotocol {
    public static final String V1 = "carillon.v1";
    private static final String BEARER = "bearer.";

    private Subprotocol() {}

    /** Whether {@link #V1} is among the offers. */
    public static boolean isOffered(List<String> headers) {
        return offers(headers).anyMatch(V1::equals);
    }

    /** The token among the offers. */
    public static Optional<String> token(List<String> headers) {
        return offers(headers)
                .filter(offer -> offer.startsWith(BEARER))
                .map(offer -> offer.substring(BEARER.length()))
                .findFirst();
    }

    private static Stream<String> offers(List<String> headers) {
        return headers.stream().flatMap(header -> Stream.of(header.split(","))).map(String::strip);
    }
}

package io.carillon.outbound;

import java.time.Duration;
import java.util.Map;

/**
 * One HTTP request to a place outside.
 *
 * @param method {@code GET, POST, …}
 * @param url absolute address
 * @param headers header fields; neither names nor values may hold line breaks
 * @param body what to send; empty for none
 * @param timeout how long all of it may take, from looking up the name to the answer's last byte
 * @param mostBytes how much of the answer is read
 * @param mayRepeat whether it does no harm that the same request arrives twice
 */
public record OutboundCall(
        String method,
        String url,
        Map<String, String> headers,
        String body,
        Duration timeout,
        int mostBytes,
        boolean mayRepeat) {
    private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(10);
    private static final int USUAL_BYTES = 65_536;

    /** Reads {@code url} within the usual bounds: ten seconds, 64 KiB. */
    public static OutboundCall get(String url, Map<String, String> headers) {
        return new OutboundCall("GET", url, headers, "", USUAL_TIMEOUT, USUAL_BYTES, true);
    }

    /** Posts to {@code url} within the usual bounds: ten seconds, 64 KiB. */
    public static OutboundCall post(String url, Map<String, String> headers, String body) {
        return new OutboundCall("POST", url, headers, body, USUAL_TIMEOUT, USUAL_BYTES, false);
    }

    /** Neither headers nor body: they may hold secrets. */
    @Override
    public String toString() {
        return "OutboundCall[" + method + " " + url + "]";
    }
}

package io.carillon.outbound;

import java.util.Map;

/**
 * What came back.
 *
 * @param status HTTP status; a redirect is an answer like any other
 * @param headers header fields; names in any case, first value of each
 * @param body the answer's text
 */
public record OutboundAnswer(int status, Map<String, String> headers, String body) {

    public boolean isSuccess() {
        return status / 100 == 2;
    }
}

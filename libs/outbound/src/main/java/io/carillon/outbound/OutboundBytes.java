package io.carillon.outbound;

import java.util.Map;

/**
 * What came back, byte for byte.
 *
 * @param status HTTP status; a redirect is an answer like any other
 * @param headers header fields; names in any case, first value of each
 * @param body the answer's bytes; not copied
 */
public record OutboundBytes(int status, Map<String, String> headers, byte[] body) {}

package io.carillon.dispatcher.webhook;

import io.carillon.outbound.OutboundCall;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One try at an endpoint: the same id every time, the timestamp and with it the signature of its own. Pure.
 *
 * @param endpoint where
 * @param id the message's id
 * @param body what is posted
 * @param at when it is posted
 */
record SignedPost(Endpoint endpoint, String id, String body, Instant at) {
    private static final int SHORTEST_SECRET = 6;
    private static final String HIDDEN = "***";

    /** The request, which may arrive twice for its id; our own header fields win over the tenant's. */
    OutboundCall call(WebhookCallConfig config) {
        Map<String, String> headers = new HashMap<>();
        endpoint.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        headers.put("content-type", "application/json");
        headers.put("user-agent", "Carillon-Webhooks/1.0");
        headers.put("webhook-id", id);
        headers.put("webhook-timestamp", Long.toString(at.getEpochSecond()));
        headers.put("webhook-signature", signature());
        return new OutboundCall("POST", endpoint.url(), headers, body, config.timeout(), config.excerptBytes(), true);
    }

    private String signature() {
        return Signature.of(endpoint.secrets(), id, at.getEpochSecond(), body);
    }

    /** The beginning of an answer as it may be kept: no control characters, and nothing that we sent in confidence. */
    String excerpt(String answer) {
        String excerpt = answer.replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", " ");
        for (String secret : inConfidence()) {
            excerpt = excerpt.replace(secret, HIDDEN);
        }
        return excerpt.isBlank() ? null : excerpt;
    }

    private List<String> inConfidence() {
        Stream<String> signatures = Stream.of(signature().split(" ")).map(one -> one.substring(one.indexOf(',') + 1));
        return Stream.of(endpoint.headers().values().stream(), endpoint.secrets().stream(), signatures)
                .flatMap(values -> values)
                .filter(value -> value.length() >= SHORTEST_SECRET)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }
}

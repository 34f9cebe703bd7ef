package io.carillon.dispatcher.receipt;

import io.vertx.core.MultiMap;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/** Callbacks for tests of sources. */
public final class Callbacks {
    public static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private Callbacks() {}

    public static Callback of(String body, Map<String, String> headers) {
        return new Callback(
                "https://carillon.example/webhooks/x/y",
                MultiMap.caseInsensitiveMultiMap().addAll(headers),
                MultiMap.caseInsensitiveMultiMap(),
                body.getBytes(StandardCharsets.UTF_8),
                NOW,
                Optional.empty());
    }

    /** A GET with these parameters. */
    public static Callback asking(Map<String, String> parameters) {
        return new Callback(
                "https://carillon.example/webhooks/x/y",
                MultiMap.caseInsensitiveMultiMap(),
                MultiMap.caseInsensitiveMultiMap().addAll(parameters),
                new byte[0],
                NOW,
                Optional.empty());
    }

    /** Meta's signature of a body. */
    public static String metaSignature(String secret, String body) {
        return "sha256=" + HexFormat.of().formatHex(Proofs.hmacSha256(secret, body.getBytes(StandardCharsets.UTF_8)));
    }
}

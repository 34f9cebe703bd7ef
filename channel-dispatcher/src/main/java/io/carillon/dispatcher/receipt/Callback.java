package io.carillon.dispatcher.receipt;

import io.carillon.tenancy.TenantId;
import io.vertx.core.MultiMap;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/**
 * A vendor's request as it came.
 *
 * @param url the public address that was called, query included, as the vendor spelled it
 * @param headers header fields; names in any case
 * @param parameters decoded parameters of the query
 * @param body raw bytes; empty for a challenge
 * @param receivedAt when it came
 * @param caller whose access token it carries, asked for by {@link ReceiptSource#needsCaller} only
 */
public record Callback(
        String url, MultiMap headers, MultiMap parameters, byte[] body, Instant receivedAt, Optional<Caller> caller) {

    /**
     * The user or service behind an access token of ours.
     *
     * @param tenant the token's tenant
     * @param subject the token's subject
     */
    public record Caller(TenantId tenant, String subject) {}

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    public Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    /** The body as UTF-8 text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    Callback from(Optional<Caller> whose) {
        return new Callback(url, headers, parameters, body, receivedAt, whose);
    }
}

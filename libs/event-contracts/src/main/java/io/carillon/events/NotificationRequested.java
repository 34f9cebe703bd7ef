package io.carillon.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Somebody wants a recipient notified. Produced by core's intake after its checks, or by any service of the tenant
 * straight to {@code carillon.requests.<lane>}.
 *
 * @param notificationId UUIDv7 minted by intake; outside producers leave it out
 * @param template the template, or null when {@code content} is given
 * @param content inline content for each channel, or null when {@code template} is given
 * @param attachments files that go with the e-mail, besides those of its content; empty for none
 * @param recipient who
 * @param channels channels wanted; empty means the template's own
 * @param escalation channels tried one after another instead of all at once; empty means the template's own way
 * @param data template variables
 * @param category preference category, for example {@code security} or {@code marketing}
 * @param priority lane; the topic decides when they differ
 * @param scheduledAt not before this time, or null for now
 * @param expiresAt of no use after this time, or null for the category's budget
 * @param batchId UUIDv7 of the batch or bulk job it belongs to, or null; set by core
 * @param metadata the caller's own key-values, handed back in status events
 * @param idempotencyKey the caller's {@code Idempotency-Key}; outside producers use CloudEvents source and id instead
 * @param requestHash SHA-256 of the request body in hex, to tell a repeat from a reused key; set by intake
 * @param acceptedAt when intake accepted it; for outside producers the record's timestamp counts
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NotificationRequested(
        String notificationId,
        TemplateRef template,
        Map<Channel, Content> content,
        List<Attachment> attachments,
        Recipient recipient,
        List<Channel> channels,
        List<EscalationStep> escalation,
        Map<String, Object> data,
        String category,
        Lane priority,
        Instant scheduledAt,
        Instant expiresAt,
        String batchId,
        Map<String, String> metadata,
        String idempotencyKey,
        String requestHash,
        Instant acceptedAt) {

    /** The same request with all that is known of its recipient. */
    public NotificationRequested withRecipient(Recipient known) {
        return new NotificationRequested(
                notificationId,
                template,
                content,
                attachments,
                known,
                channels,
                escalation,
                data,
                category,
                priority,
                scheduledAt,
                expiresAt,
                batchId,
                metadata,
                idempotencyKey,
                requestHash,
                acceptedAt);
    }
}

package io.carillon.core.batch;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.carillon.events.Attachment;
import io.carillon.events.Channel;
import io.carillon.events.Content;
import io.carillon.events.EscalationStep;
import io.carillon.events.Lane;
import io.carillon.events.NotificationRequested;
import io.carillon.events.TemplateRef;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What all notifications of a batch share. Pure.
 *
 * @param template the tenant's template, its version pinned when the batch is made; or
 * @param content inline content for each channel
 * @param attachments files that go with the e-mail, at most ten
 * @param channels channels wanted; none means the template's own
 * @param escalation channels tried one after another instead of all at once; none means the template's own way
 * @param data template variables of all; a recipient's own win
 * @param category preference category; none means the template's own
 * @param priority lane; none means bulk
 * @param scheduledAt not before this time
 * @param expiresAt of no use after this time
 * @param metadata key-values handed back in status events; a recipient's own win
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SharedRequest(
        TemplateRef template,
        Map<Channel, Content> content,
        List<Attachment> attachments,
        List<Channel> channels,
        List<EscalationStep> escalation,
        Map<String, Object> data,
        String category,
        Lane priority,
        Instant scheduledAt,
        Instant expiresAt,
        Map<String, String> metadata) {

    /** The lane its notifications travel on. */
    public Lane lane() {
        return priority == null ? Lane.BULK : priority;
    }

    /**
     * The request for one recipient.
     *
     * @param id the notification's id
     * @param acceptedAt when it was handed to planning: its time budget counts from there, however long the batch waited
     */
    public NotificationRequested forOne(UUID batchId, UUID id, BatchRecipient one, Instant acceptedAt) {
        return new NotificationRequested(
                id == null ? null : id.toString(),
                template,
                content,
                attachments,
                one.recipient(),
                channels,
                escalation,
                merged(data, one.data()),
                category,
                lane(),
                scheduledAt,
                expiresAt,
                batchId == null ? null : batchId.toString(),
                merged(metadata, one.metadata()),
                null,
                null,
                acceptedAt);
    }

    SharedRequest pinned(int version) {
        return new SharedRequest(
                new TemplateRef(template.code(), version, template.locale()),
                content,
                attachments,
                channels,
                escalation,
                data,
                category,
                priority,
                scheduledAt,
                expiresAt,
                metadata);
    }

    private static <V> Map<String, V> merged(Map<String, V> common, Map<String, V> own) {
        if (common == null || own == null) {
            return common == null ? own : common;
        }
        Map<String, V> both = new HashMap<>(common);
        both.putAll(own);
        return both;
    }
}

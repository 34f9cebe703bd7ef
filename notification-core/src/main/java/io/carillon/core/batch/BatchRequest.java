package io.carillon.core.batch;

import io.carillon.events.Attachment;
import io.carillon.events.Channel;
import io.carillon.events.Content;
import io.carillon.events.EscalationStep;
import io.carillon.events.Lane;
import io.carillon.events.TemplateRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Body of {@code POST /send-batch}: what all share, and optionally the first chunk.
 *
 * @param template the tenant's template; or
 * @param content inline content for each channel
 * @param attachments files that go with the e-mail, at most ten
 * @param channels channels wanted; none means the template's own
 * @param escalation channels tried one after another instead of all at once; none means the template's own way
 * @param data template variables of all; a recipient's own win
 * @param category preference category; none means the template's own
 * @param priority lane; none means bulk
 * @param scheduledAt not before this time
 * @param expiresAt of no use after this time
 * @param metadata key-values handed back in status events
 * @param recipients chunk 1, or nothing
 */
@Schema(description = "A batch: what all its notifications share, and optionally its first chunk")
record BatchRequest(
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
        Map<String, String> metadata,
        List<BatchRecipient> recipients) {

    SharedRequest shared() {
        return new SharedRequest(
                template,
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
}

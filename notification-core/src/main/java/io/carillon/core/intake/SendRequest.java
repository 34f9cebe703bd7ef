package io.carillon.core.intake;

import io.carillon.events.Attachment;
import io.carillon.events.Channel;
import io.carillon.events.Content;
import io.carillon.events.EscalationStep;
import io.carillon.events.Lane;
import io.carillon.events.Recipient;
import io.carillon.events.TemplateRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Body of {@code POST /send}: one recipient, one or several channels.
 *
 * @param template the tenant's template; or
 * @param content inline content for each channel
 * @param attachments files that go with the e-mail, at most ten
 * @param recipient who
 * @param channels channels wanted; none means the template's own
 * @param escalation channels tried one after another unless the recipient reacts; instead of channels
 * @param data template variables
 * @param category preference category; none means the template's own
 * @param priority lane; none means normal
 * @param scheduledAt not before this time
 * @param expiresAt of no use after this time
 * @param metadata key-values handed back in status events
 */
@Schema(description = "One notification for one recipient")
record SendRequest(
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
        Map<String, String> metadata) {}

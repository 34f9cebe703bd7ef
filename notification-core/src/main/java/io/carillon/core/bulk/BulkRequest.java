package io.carillon.core.bulk;

import io.carillon.core.batch.SharedRequest;
import io.carillon.events.Attachment;
import io.carillon.events.Channel;
import io.carillon.events.Content;
import io.carillon.events.EscalationStep;
import io.carillon.events.Lane;
import io.carillon.events.TemplateRef;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The JSON part of an upload: what all rows share, and how the file is to be read.
 *
 * @param template the tenant's template; or
 * @param content inline content for each channel
 * @param attachments files that go with the e-mail, at most ten
 * @param channels channels wanted; none means the template's own
 * @param escalation channels tried one after another instead of all at once; none means the template's own way
 * @param data template variables of all; a row's own win
 * @param category preference category; none means the template's own
 * @param priority lane; none means bulk
 * @param scheduledAt not before this time
 * @param expiresAt of no use after this time
 * @param metadata key-values handed back in status events
 * @param columns what columns mean, by their names, where the names do not say it
 * @param separator between cells: comma, semicolon or tab; none means whichever the header row has
 */
@RegisterForReflection
@Schema(description = "What all rows of a CSV file share, and what its columns mean")
record BulkRequest(
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

        @Schema(example = "{\"Mail\": \"email\", \"First name\": \"data.name\", \"Internal\": \"\"}")
        Map<String, String> columns,

        String separator) {

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

package io.carillon.admin.template;

import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/**
 * A template as stored.
 *
 * @param published the version in use; empty before the first publication
 * @param lastVersion the newest version's number, 0 before the first
 */
public record Template(
        UUID id,
        TemplateDraft draft,
        Optional<Integer> published,
        int lastVersion,
        long revision,
        OffsetDateTime createdAt,
        OffsetDateTime updatedAt) {

    Template withBody(TemplateBody body) {
        TemplateDraft changed = new TemplateDraft(draft.code(), draft.name(), body);
        return new Template(id, changed, published, lastVersion, revision, createdAt, updatedAt);
    }
}

package io.carillon.admin.template;

import io.carillon.admin.http.Violations;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Which version to put in use again.
 *
 * @param version a published version's number
 */
@Schema(example = TemplateExamples.ROLLBACK)
public record RollbackRequest(Integer version) {

    /** The version; fails with the validation-failed problem when there is none. */
    int validated() {
        Violations violations = new Violations();
        violations.unless(version != null && version > 0, "/version", "must be the number of a version");
        violations.throwIfAny();
        return version;
    }
}

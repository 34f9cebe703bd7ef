package io.carillon.admin.template;

import io.carillon.problem.Violation;
import java.util.List;

/**
 * What a publication made.
 *
 * @param template as it is now
 * @param version the new version
 * @param warnings what the author may want to look at
 */
public record Publication(Template template, TemplateVersion version, List<Violation> warnings) {

    Publication withWarnings(List<Violation> found) {
        return new Publication(template, version, found);
    }
}

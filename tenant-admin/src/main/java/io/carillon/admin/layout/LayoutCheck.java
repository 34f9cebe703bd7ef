package io.carillon.admin.layout;

import io.carillon.admin.AdminProblem;
import io.carillon.admin.http.Violations;

/** Decides whether a layout may be saved: each source puts out the rendered body. */
final class LayoutCheck {
    private LayoutCheck() {}

    /** Fails with the layout-syntax problem, which names each fault by its pointer. */
    static void check(LayoutSource source) {
        Violations violations = new Violations();
        violations.unless(source.html().contains("content"), "/html", "never puts out content");
        violations.unless(
                source.text() == null || source.text().contains("content"), "/text", "never puts out content");
        violations.throwIfAny(AdminProblem.LAYOUT_SYNTAX);
    }
}

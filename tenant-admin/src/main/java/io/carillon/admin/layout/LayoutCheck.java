package io.carillon.admin.layout;

import io.carillon.admin.AdminProblem;
import io.carillon.admin.http.Violations;
import io.carillon.events.TenantConfigPublished;
import io.carillon.problem.ProblemException;
import io.carillon.rendering.BoundedRendering;
import io.carillon.rendering.SourceFault;
import io.carillon.rendering.TemplateChecks;
import io.carillon.rendering.engine.RenderException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/** Decides whether a layout may be saved: each source parses and puts out the rendered body. */
@ApplicationScoped
class LayoutCheck {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final TemplateChecks sources;

    LayoutCheck(TemplateChecks sources) {
        this.sources = sources;
    }

    /** Fails with the layout-syntax problem, which names each fault by its pointer and line. Blocks its caller. */
    void check(LayoutSource source) {
        Violations violations = new Violations();
        faults(source).forEach(fault -> violations.add(fault.pointer(), fault.detail()));
        violations.throwIfAny(AdminProblem.LAYOUT_SYNTAX);
    }

    private List<SourceFault> faults(LayoutSource source) {
        TenantConfigPublished.Layout layout =
                new TenantConfigPublished.Layout(source.code(), source.engine(), source.html(), source.text());
        try {
            return BoundedRendering.within(PATIENCE, () -> sources.checkLayout(layout));
        } catch (RenderException tooCostly) {
            throw new ProblemException(AdminProblem.LAYOUT_SYNTAX, tooCostly.getMessage());
        }
    }
}

package io.carillon.rendering;

import io.carillon.events.TenantConfigPublished.Layout;
import io.carillon.rendering.engine.Format;
import io.carillon.rendering.engine.RenderException;
import io.carillon.rendering.engine.SourceBounds;
import io.carillon.rendering.engine.TemplateSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What can be said about sources before they are used. Sources nobody checked yet may be costly to parse: call within
 * {@link BoundedRendering}.
 */
@ApplicationScoped
public class TemplateChecks {
    private static final Set<String> MARKUP = Set.of("content");

    private final TemplateEngines engines;

    public TemplateChecks(TemplateEngines engines) {
        this.engines = engines;
    }

    /** Every part that cannot be used; the layout is checked on its own. */
    public List<SourceFault> check(ContentSource source) {
        List<SourceFault> faults = new ArrayList<>();
        Parts.map(source.parts(), (pointer, format, part) -> {
            add(faults, pointer, source.engine(), TemplateSource.of(part, format, source.partials()));
            return part;
        });
        return faults;
    }

    /** Every partial that cannot be used, whether a part puts it in or not; pointers begin with {@code /partials}. */
    public List<SourceFault> checkPartials(String engine, Map<String, String> partials) {
        List<SourceFault> faults = new ArrayList<>();
        partials.forEach((name, text) -> {
            String pointer = "/partials" + Parts.step(name);
            if (SourceBounds.isPartialName(name)) {
                add(faults, pointer, engine, TemplateSource.of(text, Format.TEXT, partials));
            } else {
                faults.add(new SourceFault(pointer, 0, "may have letters, digits, - and _ in its name"));
            }
        });
        return faults;
    }

    /** What is wrong with a layout; pointers are {@code /html} and {@code /text}. */
    public List<SourceFault> checkLayout(Layout layout) {
        List<SourceFault> faults = new ArrayList<>();
        checkFrame(faults, "/html", layout.engine(), Format.HTML, layout.html());
        checkFrame(faults, "/text", layout.engine(), Format.TEXT, layout.text());
        return faults;
    }

    /** Top-level variables that the parts name for certain; fails where {@link #check} finds a fault. */
    public Set<String> variables(ContentSource source) {
        Set<String> names = new LinkedHashSet<>();
        Parts.map(source.parts(), (pointer, format, part) -> {
            TemplateSource text = TemplateSource.of(part, format, source.partials());
            names.addAll(engines.compile(source.engine(), text).variables());
            return part;
        });
        return names;
    }

    private void checkFrame(List<SourceFault> faults, String pointer, String engine, Format format, String text) {
        if (text == null) {
            return;
        }
        TemplateSource frame = new TemplateSource(text, format, Map.of(), MARKUP);
        if (add(faults, pointer, engine, frame)
                && !engines.compile(engine, frame).variables().containsAll(MARKUP)) {
            faults.add(new SourceFault(pointer, 0, "does not put out 'content'"));
        }
    }

    private boolean add(List<SourceFault> faults, String pointer, String engine, TemplateSource source) {
        try {
            engines.compile(engine, source);
            return true;
        } catch (RenderException invalid) {
            faults.add(new SourceFault(pointer, invalid.line(), invalid.getMessage()));
            return false;
        }
    }
}

package io.carillon.rendering;

import io.carillon.events.Channel;
import io.carillon.events.Content;
import io.carillon.events.TenantConfigPublished.Layout;
import io.carillon.events.TenantConfigPublished.TemplateVersion;
import io.carillon.rendering.engine.RenderException;
import java.util.List;
import java.util.Map;

/**
 * The sources of one channel's content, and how they are to be read.
 *
 * @param engine {@code handlebars} or {@code qute}
 * @param strict whether a variable that is put out must be there
 * @param partials sources the parts may put in by name
 * @param layout the frame around e-mail bodies, or null
 * @param parts the sources
 */
public record ContentSource(String engine, boolean strict, Map<String, String> partials, Layout layout, Content parts) {
    public ContentSource {
        partials = partials == null ? Map.of() : partials;
    }

    /** Content that came with a request: Handlebars, blanks for what is missing, no partials, no layout. */
    public static ContentSource inline(Content parts) {
        return new ContentSource("handlebars", false, Map.of(), null, parts);
    }

    /**
     * What a template version says on a channel.
     *
     * @param layouts the tenant's layouts; only e-mail has one
     * @throws RenderException when the version names a layout that is not among them
     */
    public static ContentSource of(TemplateVersion version, Channel channel, Content parts, List<Layout> layouts) {
        Layout layout = version.layout() == null || channel != Channel.EMAIL ? null : layout(version.layout(), layouts);
        return new ContentSource(version.engine(), version.strict(), version.partials(), layout, parts);
    }

    private static Layout layout(String code, List<Layout> layouts) {
        List<Layout> known = layouts == null ? List.of() : layouts;
        return known.stream()
                .filter(layout -> layout.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new RenderException("there is no layout '" + code + "'"));
    }
}

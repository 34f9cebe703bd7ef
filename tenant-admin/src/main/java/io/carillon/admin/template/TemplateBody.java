package io.carillon.admin.template;

import io.carillon.events.Channel;
import io.carillon.events.EscalationStep;
import io.carillon.events.TenantConfigPublished.Digest;
import java.util.List;
import java.util.Map;

/**
 * All of a template that a version freezes.
 *
 * @param category preference category used when a request names none
 * @param defaultChannels channels used when a request names none
 * @param engine {@code handlebars} or {@code qute}
 * @param strict putting out a missing variable fails the rendering, instead of leaving a blank
 * @param variables JSON Schema of a request's {@code data}, or null for any data
 * @param layout code of the layout around its e-mail, or null for none
 * @param partials sources that its parts may put in by name
 * @param digest how several notifications become one, or null
 * @param escalation channels tried one after another; empty for all at once
 * @param locales sources by BCP 47 tag and channel
 */
public record TemplateBody(
        String category,
        List<Channel> defaultChannels,
        String engine,
        boolean strict,
        Map<String, Object> variables,
        String layout,
        Map<String, String> partials,
        Digest digest,
        List<EscalationStep> escalation,
        Map<String, Map<Channel, ChannelContent>> locales) {

    /** Handlebars, strict, any data, nothing around it: what a template is as long as nobody says otherwise. */
    public static TemplateBody of(
            String category, List<Channel> defaultChannels, Map<String, Map<Channel, ChannelContent>> locales) {
        return new TemplateBody(
                category, defaultChannels, "handlebars", true, null, null, Map.of(), null, List.of(), locales);
    }

    public TemplateBody withVariables(Map<String, Object> schema) {
        return new TemplateBody(
                category, defaultChannels, engine, strict, schema, layout, partials, digest, escalation, locales);
    }

    public TemplateBody withLayout(String code) {
        return new TemplateBody(
                category, defaultChannels, engine, strict, variables, code, partials, digest, escalation, locales);
    }

    public TemplateBody withLocales(Map<String, Map<Channel, ChannelContent>> contents) {
        return new TemplateBody(
                category, defaultChannels, engine, strict, variables, layout, partials, digest, escalation, contents);
    }

    public TemplateBody withPartials(Map<String, String> sources) {
        return new TemplateBody(
                category, defaultChannels, engine, strict, variables, layout, sources, digest, escalation, locales);
    }

    /** The same leaving a blank where a variable is missing. */
    public TemplateBody lenient() {
        return new TemplateBody(
                category, defaultChannels, engine, false, variables, layout, partials, digest, escalation, locales);
    }
}

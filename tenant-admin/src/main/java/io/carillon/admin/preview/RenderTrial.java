package io.carillon.admin.preview;

import io.carillon.admin.AdminProblem;
import io.carillon.admin.http.Violations;
import io.carillon.admin.mjml.MjmlException;
import io.carillon.admin.preview.Preview.ChannelPreview;
import io.carillon.admin.template.MjmlContents;
import io.carillon.admin.template.TemplateBody;
import io.carillon.events.Channel;
import io.carillon.events.Content;
import io.carillon.events.TenantConfigPublished.TemplateVersion;
import io.carillon.problem.ProblemException;
import io.carillon.problem.Violation;
import io.carillon.rendering.BoundedRendering;
import io.carillon.rendering.ContentRenderer;
import io.carillon.rendering.ContentSource;
import io.carillon.rendering.LocaleChain;
import io.carillon.rendering.Rendered;
import io.carillon.rendering.TemplateVariables;
import io.carillon.rendering.engine.RenderException;
import io.carillon.rendering.schema.VariableSchema;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Renders with what core renders with, within a hard bound of time. Blocks its caller: for worker threads. */
@ApplicationScoped
class RenderTrial {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ContentRenderer renderer;

    RenderTrial(ContentRenderer renderer) {
        this.renderer = renderer;
    }

    /**
     * Renders.
     *
     * @throws ProblemException template-failed, naming each fault by its pointer within the template
     */
    Preview render(Trial trial) {
        try {
            return BoundedRendering.within(PATIENCE, () -> renderNow(trial));
        } catch (RenderException | MjmlException tooCostly) {
            throw new ProblemException(AdminProblem.TEMPLATE_FAILED, tooCostly.getMessage());
        }
    }

    private Preview renderNow(Trial trial) {
        Violations violations = new Violations();
        List<Violation> warnings = checkData(violations, trial);
        TemplateVersion version = version(MjmlContents.compiled(trial.body()));
        Map<Channel, ChannelPreview> rendered = new EnumMap<>(Channel.class);
        for (Channel channel : channels(trial)) {
            render(violations, trial, version, channel).ifPresent(words -> rendered.put(channel, words));
        }
        violations.throwIfAny(AdminProblem.TEMPLATE_FAILED);
        return new Preview(rendered, warnings);
    }

    private static List<Violation> checkData(Violations violations, Trial trial) {
        Map<String, Object> schema = trial.body().variables();
        if (schema == null) {
            return List.of();
        }
        List<Violation> warnings = new ArrayList<>();
        VariableSchema.faults(schema).forEach(fault -> violations.add("/variables" + fault.pointer(), fault.detail()));
        if (VariableSchema.faults(schema).isEmpty()) {
            VariableSchema.of(schema)
                    .check(trial.data())
                    .forEach(fault -> warnings.add(new Violation("/data" + fault.pointer(), fault.detail())));
        }
        return warnings;
    }

    private static Iterable<Channel> channels(Trial trial) {
        TreeSet<Channel> written = new TreeSet<>();
        trial.body().locales().values().forEach(contents -> written.addAll(contents.keySet()));
        return trial.channels().isEmpty() ? written : trial.channels();
    }

    private Optional<ChannelPreview> render(
            Violations violations, Trial trial, TemplateVersion version, Channel channel) {
        Optional<LocaleChain.Localised> words = LocaleChain.find(
                version.locales(), channel, trial.locale(), trial.around().defaultLocale());
        if (words.isEmpty()) {
            violations.add("/locales", "%s is written in no language".formatted(channel.wireName()));
            return Optional.empty();
        }
        try {
            return Optional.of(render(trial, version, channel, words.get()));
        } catch (RenderException failed) {
            violations.add(pointer(words.get(), channel, failed), failed.getMessage());
            return Optional.empty();
        }
    }

    private ChannelPreview render(Trial trial, TemplateVersion version, Channel channel, LocaleChain.Localised words) {
        ContentSource source =
                ContentSource.of(version, channel, words.parts(), trial.around().layouts());
        Rendered rendered = renderer.render(
                source, TemplateVariables.of(trial.data(), trial.around().branding()));
        List<Violation> warnings = new ArrayList<>();
        rendered.warnings().forEach(warning -> warnings.add(new Violation(warning.pointer(), warning.detail())));
        warnings.addAll(ContentAdvice.on(channel, rendered.content()));
        SmsSize sms = channel == Channel.SMS && rendered.content().text() != null
                ? SmsSize.of(rendered.content().text())
                : null;
        return new ChannelPreview(words.locale(), rendered.content(), sms, warnings);
    }

    /** A refusal tells its part in front of its words: {@code subject: line 1: …}. */
    private static String pointer(LocaleChain.Localised words, Channel channel, RenderException failed) {
        String content = "/locales" + Violations.step(words.locale()) + Violations.step(channel.wireName());
        String message = failed.getMessage();
        int colon = message.indexOf(": ");
        boolean named = colon > 0 && message.substring(0, colon).matches("[a-zA-Z]+(/[^ ]+)?");
        return named && !message.startsWith("line") ? content + "/" + message.substring(0, colon) : content;
    }

    private static TemplateVersion version(TemplateBody body) {
        Map<String, Map<Channel, Content>> locales = new TreeMap<>();
        body.locales().forEach((locale, contents) -> {
            Map<Channel, Content> parts = new EnumMap<>(Channel.class);
            contents.forEach((channel, content) -> parts.put(channel, content.sources()));
            locales.put(locale, parts);
        });
        return new TemplateVersion(
                0,
                body.engine(),
                body.strict(),
                body.variables(),
                body.layout(),
                body.partials(),
                body.digest(),
                body.escalation(),
                locales);
    }
}

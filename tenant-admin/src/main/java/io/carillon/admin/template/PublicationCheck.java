package io.carillon.admin.template;

import io.carillon.admin.AdminProblem;
import io.carillon.admin.http.Violations;
import io.carillon.admin.mjml.MjmlException;
import io.carillon.events.Channel;
import io.carillon.events.Content;
import io.carillon.problem.Violation;
import io.carillon.rendering.ContentSource;
import io.carillon.rendering.LocaleChain;
import io.carillon.rendering.SourceFault;
import io.carillon.rendering.TemplateChecks;
import io.carillon.rendering.TemplateVariables;
import io.carillon.rendering.schema.VariableSchema;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Decides whether a body may become a version: complete for every recipient, every source parses, all in bounds. */
final class PublicationCheck {
    private final TemplateChecks sources;
    private final TemplateBody body;
    private final PublicationContext context;
    private final Violations violations = new Violations();
    private final List<Violation> warnings = new ArrayList<>();

    private PublicationCheck(TemplateChecks sources, TemplateBody body, PublicationContext context) {
        this.sources = sources;
        this.body = body;
        this.context = context;
    }

    /**
     * A body that may become a version.
     *
     * @param body with its MJML compiled
     * @param warnings what the author may want to look at
     */
    record Passed(TemplateBody body, List<Violation> warnings) {}

    /**
     * Checks. Sources nobody checked yet may be costly: call within a bound.
     *
     * @throws io.carillon.problem.ProblemException template-syntax, naming each fault by its pointer and line
     */
    static Passed check(TemplateChecks sources, TemplateBody body, PublicationContext context) {
        PublicationCheck check = new PublicationCheck(sources, body, context);
        Map<String, Map<Channel, ChannelContent>> compiled = check.whole();
        check.violations.throwIfAny(AdminProblem.TEMPLATE_SYNTAX);
        return new Passed(body.withLocales(compiled), check.warnings);
    }

    private Map<String, Map<Channel, ChannelContent>> whole() {
        violations.unless(!body.locales().isEmpty(), "/locales", "needs at least one locale");
        violations.unless(!body.defaultChannels().isEmpty(), "/defaultChannels", "needs at least one channel");
        violations.unless(
                body.layout() == null || context.layouts().contains(body.layout()),
                "/layout",
                "there is no such layout");
        if (!context.categories().contains(body.category())) {
            warnings.add(new Violation("/category", "is none of your categories (lookup type category)"));
        }
        checkReach();
        TimingCheck.check(violations, body);
        checkSchema();
        sources.checkPartials(body.engine(), body.partials()).forEach(fault -> add("", fault));
        if (body.digest() != null && body.digest().key() != null) {
            sources.check(source(Content.text(body.digest().key())))
                    .forEach(fault -> violations.add("/digest/key", fault.detail()));
        }
        Map<String, Map<Channel, ChannelContent>> compiled = new TreeMap<>();
        body.locales()
                .forEach((locale, contents) ->
                        compiled.put(locale, checkLocale("/locales" + Violations.step(locale), contents)));
        return compiled;
    }

    /** A recipient whose own locale is not written gets the default one, so that one must be complete. */
    private void checkReach() {
        for (int i = 0; i < body.defaultChannels().size(); i++) {
            checkReach("/defaultChannels/" + i, body.defaultChannels().get(i));
        }
        for (int i = 0; i < body.escalation().size(); i++) {
            checkReach(
                    "/escalation/%d/channel".formatted(i),
                    body.escalation().get(i).channel());
        }
    }

    private void checkReach(String pointer, Channel channel) {
        Set<String> chain = new HashSet<>(LocaleChain.of(context.defaultLocale().toLowerCase(Locale.ROOT)));
        boolean written = body.locales().entrySet().stream()
                .anyMatch(entry -> chain.contains(entry.getKey().toLowerCase(Locale.ROOT))
                        && entry.getValue().containsKey(channel));
        violations.unless(
                written,
                pointer,
                "has no content in %s, the language of everybody whose own is not written"
                        .formatted(context.defaultLocale()));
    }

    private void checkSchema() {
        if (body.variables() != null) {
            VariableSchema.faults(body.variables())
                    .forEach(fault -> violations.add("/variables" + fault.pointer(), fault.detail()));
        }
    }

    private Map<Channel, ChannelContent> checkLocale(String pointer, Map<Channel, ChannelContent> contents) {
        Map<Channel, ChannelContent> compiled = new EnumMap<>(Channel.class);
        contents.forEach((channel, content) ->
                compiled.put(channel, checkContent(pointer + Violations.step(channel.wireName()), channel, content)));
        return compiled;
    }

    private ChannelContent checkContent(String pointer, Channel channel, ChannelContent content) {
        TemplateSources.checkComplete(violations, pointer, channel, content);
        List<SourceFault> faults = sources.check(source(content.sources()));
        faults.forEach(fault -> add(pointer, fault));
        if (content.mjml() == null) {
            checkDeclared(pointer, content.sources(), faults);
            return content;
        }
        return checkMjml(pointer, content);
    }

    /** The source is read as what it will become first, so that faults of expressions are told with their own line. */
    private ChannelContent checkMjml(String pointer, ChannelContent content) {
        List<SourceFault> faults = sources.check(source(Content.email(null, content.mjml(), null)));
        faults.forEach(fault -> violations.add(pointer + "/mjml", fault.detail()));
        try {
            ChannelContent compiled = MjmlContents.compiled(content, body.engine());
            List<SourceFault> moved = faults.isEmpty() ? sources.check(source(compiled.sources())) : faults;
            moved.stream()
                    .filter(fault -> faults.isEmpty() && fault.pointer().equals("/html"))
                    .forEach(fault -> violations.add(pointer + "/mjml", "once compiled: " + fault.detail()));
            checkDeclared(pointer, compiled.sources(), moved);
            return compiled;
        } catch (MjmlException invalid) {
            violations.add(pointer + "/mjml", invalid.getMessage());
            return content;
        }
    }

    /** What is used and not declared can never be there in strict mode, and is likely a slip otherwise. */
    private void checkDeclared(String pointer, Content parts, List<SourceFault> faults) {
        if (body.variables() == null
                || !faults.isEmpty()
                || !VariableSchema.faults(body.variables()).isEmpty()) {
            return;
        }
        Set<String> used = new HashSet<>(sources.variables(source(parts)));
        used.removeAll(TemplateVariables.ALWAYS);
        for (String name : VariableSchema.of(body.variables()).undeclared(used)) {
            Violation undeclared =
                    new Violation(pointer, "uses '%s', which variables does not declare".formatted(name));
            if (body.strict()) {
                violations.add(undeclared.pointer(), undeclared.detail());
            } else {
                warnings.add(undeclared);
            }
        }
    }

    private ContentSource source(Content parts) {
        return new ContentSource(body.engine(), body.strict(), body.partials(), null, parts);
    }

    private void add(String pointer, SourceFault fault) {
        violations.add(pointer + fault.pointer(), fault.detail());
    }
}

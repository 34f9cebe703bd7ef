package io.carillon.admin.template;

import io.carillon.admin.AdminProblem;
import io.carillon.admin.http.Violations;
import io.carillon.events.Channel;
import io.carillon.problem.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Decides whether a body may become a version: complete for every recipient, every source parses, all in bounds. */
final class PublicationCheck {
    private static final HandlebarsSyntax SYNTAX = new HandlebarsSyntax();

    private final TemplateBody body;
    private final PublicationContext context;
    private final Violations violations = new Violations();
    private final List<Violation> warnings = new ArrayList<>();

    private PublicationCheck(TemplateBody body, PublicationContext context) {
        this.body = body;
        this.context = context;
    }

    /**
     * Checks.
     *
     * @return what the author may want to look at; empty when there is nothing
     * @throws io.carillon.problem.ProblemException template-syntax, naming each fault by its pointer and line
     */
    static List<Violation> check(TemplateBody body, PublicationContext context) {
        PublicationCheck check = new PublicationCheck(body, context);
        check.whole();
        check.violations.throwIfAny(AdminProblem.TEMPLATE_SYNTAX);
        return check.warnings;
    }

    private void whole() {
        violations.unless(!body.locales().isEmpty(), "/locales", "needs at least one locale");
        violations.unless(!body.defaultChannels().isEmpty(), "/defaultChannels", "needs at least one channel");
        violations.unless(
                body.layout() == null || context.layouts().contains(body.layout()),
                "/layout",
                "there is no such layout");
        checkReach();
        TimingCheck.check(violations, body);
        body.partials().forEach((name, source) -> checkSource("/partials" + Violations.step(name), source, false));
        body.locales().forEach((locale, contents) -> checkLocale("/locales" + Violations.step(locale), contents));
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
        boolean written = LocaleParents.of(context.defaultLocale()).stream()
                .anyMatch(
                        locale -> body.locales().getOrDefault(locale, Map.of()).containsKey(channel));
        violations.unless(
                written,
                pointer,
                "has no content in %s, the language of everybody whose own is not written"
                        .formatted(context.defaultLocale()));
    }

    private void checkLocale(String pointer, Map<Channel, ChannelContent> contents) {
        contents.forEach(
                (channel, content) -> checkContent(pointer + Violations.step(channel.wireName()), channel, content));
    }

    private void checkContent(String pointer, Channel channel, ChannelContent content) {
        TemplateSources.checkComplete(violations, pointer, channel, content);
        TemplateSources.of(content)
                .forEach((part, source) -> checkSource(pointer + part, source, part.equals("/html")));
    }

    private void checkSource(String pointer, String source, boolean html) {
        SYNTAX.fault(source, html).ifPresent(fault -> violations.add(pointer, fault));
    }
}

package io.carillon.admin.template;

import io.carillon.admin.AdminProblem;
import io.carillon.admin.http.Violations;
import io.carillon.events.Channel;
import io.carillon.events.Content;
import java.util.Map;

/** Decides whether a draft may become a version: complete on every channel, every source parses. */
final class PublicationCheck {
    private static final HandlebarsSyntax SYNTAX = new HandlebarsSyntax();

    private PublicationCheck() {}

    /** Fails with the template-syntax problem, which names each wrong source by its pointer and line. */
    static void check(TemplateDraft draft) {
        Violations violations = new Violations();
        violations.unless(!draft.locales().isEmpty(), "/locales", "needs at least one locale");
        violations.unless(!draft.defaultChannels().isEmpty(), "/defaultChannels", "needs at least one channel");
        checkDefaults(violations, draft);
        draft.locales()
                .forEach((locale, contents) -> checkLocale(violations, "/locales" + Violations.step(locale), contents));
        violations.throwIfAny(AdminProblem.TEMPLATE_SYNTAX);
    }

    private static void checkDefaults(Violations violations, TemplateDraft draft) {
        for (int i = 0; i < draft.defaultChannels().size(); i++) {
            Channel channel = draft.defaultChannels().get(i);
            boolean written = draft.locales().values().stream().anyMatch(contents -> contents.containsKey(channel));
            violations.unless(written, "/defaultChannels/" + i, "has no content in any locale");
        }
    }

    private static void checkLocale(Violations violations, String pointer, Map<Channel, Content> contents) {
        contents.forEach((channel, content) ->
                checkContent(violations, pointer + Violations.step(channel.wireName()), channel, content));
    }

    private static void checkContent(Violations violations, String pointer, Channel channel, Content content) {
        TemplateSources.checkComplete(violations, pointer, channel, content);
        TemplateSources.of(content).forEach((part, source) -> SYNTAX.fault(source, part.equals("/html"))
                .ifPresent(fault -> violations.add(pointer + part, fault)));
    }
}

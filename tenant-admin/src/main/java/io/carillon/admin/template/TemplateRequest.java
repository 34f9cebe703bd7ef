package io.carillon.admin.template;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.carillon.admin.http.Violations;
import io.carillon.events.Channel;
import io.carillon.events.EscalationStep;
import io.carillon.events.TenantConfigPublished.Digest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A new template, or a new draft of one. A draft is checked for form only; publishing checks the rest.
 *
 * @param name the code when absent
 * @param category {@code general} when absent
 * @param engine {@code handlebars} when absent
 * @param strict true when absent: a variable that is missing is an error, never a blank
 * @param variables JSON Schema (2020-12) of a request's {@code data}; any data when absent
 * @param layout code of the layout around its e-mail
 * @param partials sources by the name under which parts put them in
 * @param locales sources by BCP 47 tag and channel name
 */
@JsonIgnoreProperties({"id", "publishedVersion", "lastVersion", "revision", "createdAt", "updatedAt"})
@Schema(example = TemplateExamples.REQUEST)
public record TemplateRequest(
        String code,
        String name,
        String category,
        List<String> defaultChannels,
        String engine,
        Boolean strict,
        Map<String, Object> variables,
        String layout,
        Map<String, String> partials,
        DigestRequest digest,
        List<StepRequest> escalation,
        Map<String, Map<String, ChannelContent>> locales) {
    public static final String CODE = "[a-z0-9][a-z0-9-]{0,63}";
    private static final String PARTIAL = "[A-Za-z][A-Za-z0-9_-]{0,63}";
    private static final List<String> ENGINES = List.of("handlebars", "qute");
    private static final int LONGEST_NAME = 120;
    private static final int MOST_PARTIALS = 50;
    private static final int MOST_STEPS = 6;

    /**
     * How several notifications become one.
     *
     * @param windowSeconds how long the first one waits for others
     * @param key source whose rendering tells which belong together; all of the template when absent
     */
    public record DigestRequest(Integer windowSeconds, String key) {}

    /**
     * One channel of an escalation.
     *
     * @param channel where
     * @param afterSeconds counted from the first step, which has 0
     * @param unless {@code seen} or {@code read}: what makes this step needless; absent on the first step
     */
    public record StepRequest(String channel, Integer afterSeconds, String unless) {}

    /** The draft; fails with the validation-failed problem, which lists all that is wrong. */
    TemplateDraft validated() {
        Violations violations = new Violations();
        String shownName = name == null ? code : name;
        violations.unless(matches(code, CODE), "/code", "must be lower-case letters, digits and hyphens, at most 64");
        violations.text("/name", shownName, LONGEST_NAME);
        TemplateBody body = body(violations);
        violations.throwIfAny();
        return new TemplateDraft(code, shownName, body);
    }

    /** The part that a version freezes; adds what is wrong with it to {@code violations}. */
    public TemplateBody body(Violations violations) {
        String wantedCategory = category == null ? "general" : category;
        violations.unless(matches(wantedCategory, CODE), "/category", "must be lower-case letters, digits and hyphens");
        String wantedEngine = engine == null ? ENGINES.getFirst() : engine;
        violations.unless(ENGINES.contains(wantedEngine), "/engine", "must be one of " + ENGINES);
        violations.unless(layout == null || matches(layout, CODE), "/layout", "is not the code of a layout");
        return new TemplateBody(
                wantedCategory,
                channels(violations),
                wantedEngine,
                strict == null || strict,
                variables,
                layout,
                sourcesOfPartials(violations),
                digest == null ? null : digest(violations),
                steps(violations),
                LocalesRequest.validated(violations, locales));
    }

    private List<Channel> channels(Violations violations) {
        List<String> names = defaultChannels == null ? List.of() : defaultChannels;
        for (int i = 0; i < names.size(); i++) {
            violations.unless(channel(names.get(i)).isPresent(), "/defaultChannels/" + i, "is not a channel");
        }
        return names.stream()
                .map(TemplateRequest::channel)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    private Map<String, String> sourcesOfPartials(Violations violations) {
        Map<String, String> given = partials == null ? Map.of() : partials;
        violations.unless(given.size() <= MOST_PARTIALS, "/partials", "must not be more than " + MOST_PARTIALS);
        given.forEach((partial, source) -> checkPartial(violations, partial, source));
        return new TreeMap<>(given);
    }

    private static void checkPartial(Violations violations, String partial, String source) {
        String pointer = "/partials" + Violations.step(partial);
        violations.unless(matches(partial, PARTIAL), pointer, "is not a name: letters, digits, _ and -, at most 64");
        if (source == null) {
            violations.add(pointer, "is required");
        } else {
            TemplateSources.checkSource(violations, pointer, source);
        }
    }

    private Digest digest(Violations violations) {
        violations.unless(digest.windowSeconds() != null, "/digest/windowSeconds", "is required");
        if (digest.key() != null) {
            TemplateSources.checkSource(violations, "/digest/key", digest.key());
        }
        return new Digest(digest.windowSeconds() == null ? 0 : digest.windowSeconds(), digest.key());
    }

    private List<EscalationStep> steps(Violations violations) {
        List<StepRequest> given = escalation == null ? List.of() : escalation;
        violations.unless(
                given.size() <= MOST_STEPS, "/escalation", "must not be more than %d steps".formatted(MOST_STEPS));
        List<EscalationStep> steps = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            step(violations, "/escalation/" + i, given.get(i)).ifPresent(steps::add);
        }
        return steps;
    }

    private static Optional<EscalationStep> step(Violations violations, String pointer, StepRequest given) {
        if (given == null) {
            violations.add(pointer, "is required");
            return Optional.empty();
        }
        Optional<Channel> channel = channel(given.channel());
        violations.unless(channel.isPresent(), pointer + "/channel", "is not a channel");
        Optional<EscalationStep.Reaction> unless = reaction(given.unless());
        violations.unless(given.unless() == null || unless.isPresent(), pointer + "/unless", "must be seen or read");
        int after = given.afterSeconds() == null ? 0 : given.afterSeconds();
        return channel.map(known -> new EscalationStep(known, after, unless.orElse(null)));
    }

    private static Optional<EscalationStep.Reaction> reaction(String name) {
        return List.of(EscalationStep.Reaction.values()).stream()
                .filter(reaction -> reaction.wireName().equals(name))
                .findFirst();
    }

    static Optional<Channel> channel(String name) {
        return List.of(Channel.values()).stream()
                .filter(channel -> channel.wireName().equals(name))
                .findFirst();
    }

    static boolean matches(String value, String pattern) {
        return value != null && value.matches(pattern);
    }
}

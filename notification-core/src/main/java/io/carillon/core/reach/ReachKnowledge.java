package io.carillon.core.reach;

import io.carillon.core.preference.Preferences;
import io.carillon.core.preference.Subject;
import io.carillon.core.recipient.ContactForm;
import io.carillon.core.suppression.Suppressions;
import io.carillon.events.Channel;
import io.carillon.events.SuppressionReason;
import io.carillon.events.TenantConfigPublished;
import io.carillon.events.TenantConfigPublished.Category;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What was read about the people of a batch; decides for each of them. Pure. */
public record ReachKnowledge(Map<Subject, Preferences> preferences, Suppressions suppressions) {

    /** Of a batch nothing is known of. */
    public static final ReachKnowledge NONE = new ReachKnowledge(Map.of(), Suppressions.NONE);

    private static final String UTC = "UTC";

    /** What is to become of the delivery to {@code who} if it would go at {@code now}. */
    public Verdict decide(Addressee who, Optional<TenantConfigPublished> config, Instant now) {
        List<Preferences> people =
                who.subjects().map(preferences::get).filter(Objects::nonNull).toList();
        return ReachRules.decide(new ReachFacts(
                who.channel(),
                who.lane(),
                who.category(),
                config.flatMap(known -> category(known, who.category())),
                suppressed(who),
                people,
                zone(who, people, config),
                now));
    }

    /** The push tokens that may be written to; null for other channels. */
    public List<String> liveTokens(Addressee who) {
        return who.deviceTokens() == null ? null : suppressions.live(who.tenant(), who.deviceTokens());
    }

    private Optional<SuppressionReason> suppressed(Addressee who) {
        List<SuppressionReason> reasons = who.addresses()
                .map(address -> suppressions.byAddress().get(address))
                .filter(Objects::nonNull)
                .toList();
        boolean all = who.channel() != Channel.PUSH
                || reasons.size() == who.deviceTokens().size();
        return all ? reasons.stream().findFirst() : Optional.empty();
    }

    /** What the tenant says of a category. */
    public static Optional<Category> category(TenantConfigPublished config, String code) {
        return config.categories() == null
                ? Optional.empty()
                : config.categories().stream()
                        .filter(category -> category.code().equals(code))
                        .findFirst();
    }

    private static ZoneId zone(Addressee who, List<Preferences> people, Optional<TenantConfigPublished> config) {
        Stream<String> own = people.stream().map(Preferences::timeZone);
        Stream<String> others = Stream.of(
                who.timeZone(), config.map(TenantConfigPublished::timeZone).orElse(null), UTC);
        return Stream.concat(own, others)
                .filter(ContactForm::isTimeZone)
                .map(ZoneId::of)
                .findFirst()
                .orElseThrow();
    }
}

package io.carillon.core.reach;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.core.preference.Preferences;
import io.carillon.core.preference.QuietHours;
import io.carillon.events.Channel;
import io.carillon.events.Lane;
import io.carillon.events.SuppressionReason;
import io.carillon.events.TenantConfigPublished.Category;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReachRulesTest {
    private static final Instant NIGHT = Instant.parse("2026-06-10T23:00:00Z");
    private static final Instant DAY = Instant.parse("2026-06-10T12:00:00Z");
    private static final QuietHours NIGHTS = new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0), Set.of());

    /** Columns: channel, lane, category (- unknown, m mandatory, o opted out by default), user's choice, address's choice, suppressed, time. */
    @ParameterizedTest(name = "{0} {1} category {2} user {3} address {4} suppressed {5} {6}: {7}")
    @CsvSource(textBlock = """
                    email,  normal,   -, ,      ,      ,            day,   send
                    email,  normal,   o, ,      ,      ,            day,   preference-opted-out
                    sms,    normal,   o, ,      ,      ,            day,   send
                    email,  normal,   o, true,  ,      ,            day,   send
                    email,  normal,   o, true,  false, ,            day,   preference-opted-out
                    email,  normal,   -, false, ,      ,            day,   preference-opted-out
                    email,  normal,   -, ,      false, ,            day,   preference-opted-out
                    email,  normal,   -, true,  true,  ,            day,   send
                    email,  normal,   m, false, false, ,            day,   send
                    email,  critical, -, false, ,      ,            day,   preference-opted-out
                    email,  normal,   m, ,      ,      hard-bounce, day,   suppressed-hard-bounce
                    email,  critical, m, ,      ,      complaint,   day,   suppressed-complaint
                    sms,    normal,   -, false, ,      stop,        day,   suppressed-stop
                    push,   normal,   -, ,      ,      dead-token,  day,   suppressed-dead-token
                    email,  normal,   -, ,      ,      manual,      night, suppressed-manual
                    email,  normal,   -, ,      ,      ,            night, quiet-hours
                    push,   bulk,     -, ,      ,      ,            night, quiet-hours
                    email,  normal,   m, ,      ,      ,            night, quiet-hours
                    sms,    critical, -, ,      ,      ,            night, send
                    in-app, normal,   -, ,      ,      ,            night, send
                    in-app, normal,   -, false, ,      ,            night, preference-opted-out
                    email,  normal,   -, false, ,      ,            night, preference-opted-out
                    """)
    void decides(
            String channel,
            String lane,
            String category,
            Boolean user,
            Boolean address,
            String suppressed,
            String time,
            String expected) {
        ReachFacts facts = new ReachFacts(
                Channel.of(channel),
                Lane.of(lane),
                "news",
                configured(category),
                Optional.ofNullable(suppressed).map(SuppressionReason::of),
                people(Channel.of(channel), user, address),
                ZoneId.of("UTC"),
                time.equals("night") ? NIGHT : DAY);

        assertThat(words(ReachRules.decide(facts))).isEqualTo(expected);
    }

    private static Optional<Category> configured(String kind) {
        return kind.equals("-")
                ? Optional.empty()
                : Optional.of(new Category("news", "News", kind.equals("m"), false, null, List.of(Channel.EMAIL)));
    }

    private static List<Preferences> people(Channel channel, Boolean user, Boolean address) {
        List<Preferences> people = new ArrayList<>();
        people.add(new Preferences(choices(channel, user), NIGHTS, null, null));
        people.add(new Preferences(choices(channel, address), null, null, null));
        return people;
    }

    private static Map<String, Map<Channel, Boolean>> choices(Channel channel, Boolean choice) {
        return choice == null ? Map.of() : Map.of("news", Map.of(channel, choice));
    }

    private static String words(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Send go -> "send";
            case Verdict.Skip skip -> skip.reason().code();
            case Verdict.Suppress suppress -> suppress.reason().code();
            case Verdict.Hold hold -> {
                assertThat(hold.until()).isEqualTo("2026-06-11T07:00:00Z");
                yield hold.reason().code();
            }
        };
    }
}

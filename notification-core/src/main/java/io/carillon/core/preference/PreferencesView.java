package io.carillon.core.preference;

import io.carillon.core.recipient.ContactForm;
import io.carillon.events.Channel;
import io.carillon.events.TenantConfigPublished;
import io.carillon.events.TenantConfigPublished.Category;
import io.carillon.problem.Violation;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A person's preferences as that person reads and writes them. */
@Schema(name = "Preferences", description = "What the caller wants to receive, and when not to be disturbed")
record PreferencesView(
        @Schema(description = "Category by channel; what is left out when writing follows the tenant's defaults")
        List<CategoryChoice> categories,

        @Schema(description = "When messages wait; none means they never do")
        QuietTime quietHours,

        @Schema(description = "IANA zone of the quiet hours", examples = "Europe/Berlin")
        String timeZone,

        @Schema(description = "Language messages are written in, as BCP 47 tag", examples = "de")
        String locale) {
    private static final Set<Channel> CHANNELS =
            EnumSet.of(Channel.EMAIL, Channel.SMS, Channel.PUSH, Channel.WHATSAPP, Channel.IN_APP);
    private static final int MOST_CATEGORIES = 200;
    private static final int MAX_CODE = 100;

    /** One category's row of the matrix. */
    @Schema(name = "CategoryChoice", description = "What is wanted of one category")
    record CategoryChoice(
            @Schema(description = "The category", required = true, examples = "marketing")
            String code,

            @Schema(description = "Its name for people; ignored when writing")
            String name,

            @Schema(description = "Comes whatever is chosen; ignored when writing")
            Boolean mandatory,

            @Schema(description = "By channel: whether it may come", examples = "{\"email\":false,\"in-app\":true}")
            Map<Channel, Boolean> channels) {}

    /** Quiet hours in words. */
    @Schema(name = "QuietHours", description = "Local times between which messages wait")
    record QuietTime(
            @Schema(description = "First quiet minute", required = true, examples = "22:00")
            String from,

            @Schema(
                    description = "First minute after; on the next day when it is not later",
                    required = true,
                    examples = "07:00")
            String to,

            @Schema(description = "Days on which they begin; none means all", examples = "[\"FRIDAY\"]")
            List<String> days) {}

    /** Preferences with all that follows from the tenant's defaults. */
    static PreferencesView of(Preferences preferences, Optional<TenantConfigPublished> config) {
        Map<String, Category> configured = config.map(TenantConfigPublished::categories).orElse(List.of()).stream()
                .collect(Collectors.toMap(Category::code, Function.identity(), (first, second) -> first));
        Set<String> codes = new TreeSet<>(configured.keySet());
        codes.addAll(preferences.choices().keySet());
        return new PreferencesView(
                codes.stream()
                        .map(code -> row(code, preferences, Optional.ofNullable(configured.get(code))))
                        .toList(),
                preferences.quietHours() == null ? null : words(preferences.quietHours()),
                preferences.timeZone(),
                preferences.locale());
    }

    private static CategoryChoice row(String code, Preferences preferences, Optional<Category> configured) {
        boolean mandatory = configured.map(Category::mandatory).orElse(false);
        Map<Channel, Boolean> channels = new EnumMap<>(Channel.class);
        CHANNELS.forEach(channel -> channels.put(
                channel,
                mandatory
                        || preferences
                                .choice(code, channel)
                                .orElseGet(() -> Preferences.byDefault(configured, channel))));
        return new CategoryChoice(code, configured.map(Category::name).orElse(null), mandatory, channels);
    }

    private static QuietTime words(QuietHours hours) {
        return new QuietTime(
                hours.from().toString(),
                hours.to().toString(),
                hours.days().stream().map(DayOfWeek::name).toList());
    }

    /** Everything wrong with what was written. */
    List<Violation> violations() {
        List<Violation> violations = new ArrayList<>();
        require(
                violations,
                timeZone == null || ContactForm.isTimeZone(timeZone),
                "/timeZone",
                "is not an IANA time zone");
        require(violations, locale == null || ContactForm.isLocale(locale), "/locale", "is not a BCP 47 language tag");
        require(violations, rows().size() <= MOST_CATEGORIES, "/categories", "holds more than " + MOST_CATEGORIES);
        for (int i = 0; i < rows().size(); i++) {
            CategoryChoice row = rows().get(i);
            boolean named = row != null && ContactForm.isLine(row.code(), MAX_CODE);
            require(violations, named, "/categories/" + i + "/code", "is not a category code");
        }
        if (quietHours != null) {
            quietTime(violations);
        }
        return violations;
    }

    private void quietTime(List<Violation> violations) {
        require(violations, time(quietHours.from()).isPresent(), "/quietHours/from", "is not a time like 22:00");
        require(violations, time(quietHours.to()).isPresent(), "/quietHours/to", "is not a time like 07:00");
        require(
                violations,
                time(quietHours.from()).isEmpty() || !time(quietHours.from()).equals(time(quietHours.to())),
                "/quietHours/to",
                "is the same as from");
        require(violations, days().isPresent(), "/quietHours/days", "holds something else than days like MONDAY");
    }

    /** What was written, once nothing is wrong with it. */
    Preferences preferences() {
        Map<String, Map<Channel, Boolean>> choices = new HashMap<>();
        rows().stream().filter(row -> row.channels() != null).forEach(row -> choices.put(row.code(), chosen(row)));
        QuietHours hours = quietHours == null
                ? null
                : new QuietHours(
                        time(quietHours.from()).orElseThrow(),
                        time(quietHours.to()).orElseThrow(),
                        days().orElseThrow());
        return new Preferences(choices, hours, timeZone, locale);
    }

    private static Map<Channel, Boolean> chosen(CategoryChoice row) {
        Map<Channel, Boolean> chosen = new EnumMap<>(Channel.class);
        row.channels().entrySet().stream()
                .filter(choice -> choice.getValue() != null)
                .forEach(choice -> chosen.put(choice.getKey(), choice.getValue()));
        return chosen;
    }

    private List<CategoryChoice> rows() {
        return categories == null ? List.of() : categories;
    }

    private static Optional<LocalTime> time(String text) {
        try {
            return Optional.ofNullable(text).map(LocalTime::parse);
        } catch (DateTimeParseException malformed) {
            return Optional.empty();
        }
    }

    private Optional<Set<DayOfWeek>> days() {
        try {
            Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
            if (quietHours.days() != null) {
                quietHours.days().forEach(day -> days.add(DayOfWeek.valueOf(("" + day).toUpperCase(Locale.ROOT))));
            }
            return Optional.of(days);
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    private static void require(List<Violation> violations, boolean condition, String pointer, String detail) {
        if (!condition) {
            violations.add(new Violation(pointer, detail));
        }
    }
}

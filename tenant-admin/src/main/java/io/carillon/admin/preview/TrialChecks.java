package io.carillon.admin.preview;

import io.carillon.admin.http.Violations;
import io.carillon.events.Channel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What requests for a preview and for a test message have in common. */
final class TrialChecks {
    private static final String LOCALE = "[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,4}";

    private TrialChecks() {}

    static void version(Violations violations, Integer version, Boolean draft) {
        violations.unless(version == null || version > 0, "/version", "must be the number of a version");
        violations.unless(version == null || draft == null || !draft, "/draft", "must not stand beside version");
    }

    static void locale(Violations violations, String locale) {
        violations.unless(locale == null || locale.matches(LOCALE), "/locale", "is not a BCP 47 language tag");
    }

    static List<Channel> channels(Violations violations, String pointer, List<String> names) {
        List<Channel> channels = new ArrayList<>();
        for (String name : names == null ? List.<String>of() : names) {
            Optional<Channel> channel = List.of(Channel.values()).stream()
                    .filter(known -> known.wireName().equals(name))
                    .findFirst();
            channel.ifPresentOrElse(channels::add, () -> violations.add(pointer, "names something that is no channel"));
        }
        return channels.stream().distinct().toList();
    }
}

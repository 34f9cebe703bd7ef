package io.carillon.core.stats;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What counts are told apart by. */
enum Grouping {
    CHANNEL("channel"),
    PROVIDER("provider, provider_account_id"),
    CATEGORY("category"),
    HOUR("hour"),
    DAY("date_trunc('day', hour, 'UTC')");

    /** Trusted SQL: never made from what a caller sends. */
    final String columns;

    Grouping(String columns) {
        this.columns = columns;
    }

    static Optional<Grouping> find(String name) {
        return Arrays.stream(values())
                .filter(grouping -> grouping.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }
}

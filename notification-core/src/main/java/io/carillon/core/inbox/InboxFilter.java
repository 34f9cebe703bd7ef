package io.carillon.core.inbox;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Which entries of an inbox are meant. */
enum InboxFilter {
    /** All that is not put away. */
    CURRENT,
    /** Neither read nor put away. */
    UNREAD,
    /** Read and not put away. */
    READ,
    /** Put away. */
    ARCHIVED,
    /** Every entry. */
    ALL;

    /** Name in queries and bodies. */
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The filter of that name, if there is one. */
    static Optional<InboxFilter> find(String wireName) {
        return Arrays.stream(values())
                .filter(filter -> filter.wireName().equals(wireName))
                .findFirst();
    }
}

package io.carillon.core.inbox;

import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Unread entries in all and by category. */
@Schema(description = "Entries that are neither read nor archived", examples = """
        {"total": 3, "byCategory": {"account": 2, "orders": 1}}""")
record UnreadCount(long total, Map<String, Long> byCategory) {

    static UnreadCount of(Map<String, Long> byCategory) {
        return new UnreadCount(
                byCategory.values().stream().mapToLong(Long::longValue).sum(), byCategory);
    }
}

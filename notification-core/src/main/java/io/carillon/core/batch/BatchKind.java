package io.carillon.core.batch;

import java.util.Locale;

/** How recipients came in. */
public enum BatchKind {
    /** Chunk by chunk over the API. */
    BATCH,
    /** As a CSV file. */
    BULK;

    /** Name in SQL. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}

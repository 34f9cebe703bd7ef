package io.carillon.testkit.obedient;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Clock;
import java.time.Instant;

record Letter(String words, Instant writtenAt) {
    static Letter of(Row row, Clock clock) {
        return new Letter(row.getString("words"), Instant.now(clock));
    }
}

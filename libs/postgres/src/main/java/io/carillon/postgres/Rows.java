package io.carillon.postgres;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads result sets into domain records. */
public final class Rows {
    private Rows() {}

    /** The first row, if any. */
    public static <T> Optional<T> first(RowSet<Row> rows, Function<Row, T> read) {
        for (Row row : rows) {
            return Optional.of(read.apply(row));
        }
        return Optional.empty();
    }

    /** All rows in order. */
    public static <T> List<T> list(RowSet<Row> rows, Function<Row, T> read) {
        List<T> records = new ArrayList<>(rows.size());
        rows.forEach(row -> records.add(read.apply(row)));
        return records;
    }
}

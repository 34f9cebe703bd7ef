package io.carillon.postgres;

import io.vertx.core.json.JsonObject;
import java.lang.reflect.Array;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** Turns records into column arrays for {@code INSERT … SELECT unnest(…)}. Nulls stay nulls. */
public final class Columns<R> {
    private final List<R> records;

    public Columns(List<R> records) {
        this.records = records;
    }

    public UUID[] uuids(Function<R, UUID> column) {
        return of(UUID.class, column);
    }

    public String[] texts(Function<R, String> column) {
        return of(String.class, column);
    }

    public Integer[] integers(Function<R, Integer> column) {
        return of(Integer.class, column);
    }

    public Long[] longs(Function<R, Long> column) {
        return of(Long.class, column);
    }

    public OffsetDateTime[] times(Function<R, Instant> column) {
        return of(OffsetDateTime.class, record -> utc(column.apply(record)));
    }

    /** A column of JSON objects as text, to be cast to {@code jsonb} in the statement. */
    public String[] json(Function<R, ? extends Map<String, ?>> column) {
        return of(String.class, record -> encode(column.apply(record)));
    }

    /** A moment as the client's type; null stays null. */
    public static OffsetDateTime utc(Instant moment) {
        return moment == null ? null : moment.atOffset(ZoneOffset.UTC);
    }

    /** A moment read from the client's type; null stays null. */
    public static Instant instant(OffsetDateTime moment) {
        return moment == null ? null : moment.toInstant();
    }

    /** Reads a {@code jsonb} object of texts; null stays null. */
    public static Map<String, String> textMap(JsonObject json) {
        if (json == null) {
            return null;
        }
        Map<String, String> map = new LinkedHashMap<>();
        json.forEach(entry -> map.put(entry.getKey(), String.valueOf(entry.getValue())));
        return map;
    }

    private static String encode(Map<String, ?> map) {
        return map == null ? null : new JsonObject(new LinkedHashMap<>(map)).encode();
    }

    @SuppressWarnings("unchecked")
    private <T> T[] of(Class<T> type, Function<R, T> column) {
        T[] values = (T[]) Array.newInstance(type, records.size());
        for (int i = 0; i < values.length; i++) {
            values[i] = column.apply(records.get(i));
        }
        return values;
    }
}

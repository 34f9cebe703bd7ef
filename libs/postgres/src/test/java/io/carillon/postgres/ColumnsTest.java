package io.carillon.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ColumnsTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Letter FULL = new Letter(new UUID(1, 2), "hello", 3, 4L, NOON, Map.of("k", "v"));
    private static final Letter EMPTY = new Letter(null, null, null, null, null, null);

    private final Columns<Letter> columns = new Columns<>(List.of(FULL, EMPTY));

    private record Letter(UUID id, String words, Integer count, Long size, Instant at, Map<String, String> labels) {}

    @Test
    void recordsBecomeColumnsInTheirOrderAndNullsStayNulls() {
        assertThat(columns.uuids(Letter::id)).containsExactly(FULL.id(), null);
        assertThat(columns.texts(Letter::words)).containsExactly("hello", null);
        assertThat(columns.integers(Letter::count)).containsExactly(3, null);
        assertThat(columns.longs(Letter::size)).containsExactly(4L, null);
        assertThat(columns.times(Letter::at)).containsExactly(OffsetDateTime.parse("2026-11-22T12:00:00Z"), null);
        assertThat(columns.json(Letter::labels)).containsExactly("{\"k\":\"v\"}", null);
    }

    @Test
    void noRecordsAreEmptyColumns() {
        assertThat(new Columns<Letter>(List.of()).texts(Letter::words)).isEmpty();
    }

    @Test
    void momentsSurviveTheWayThereAndBack() {
        assertThat(Columns.instant(Columns.utc(NOON))).isEqualTo(NOON);
        assertThat(Arrays.asList(Columns.utc(null), Columns.instant(null))).containsOnlyNulls();
    }

    @Test
    void jsonObjectsOfTextsAreReadAsMaps() {
        assertThat(Columns.textMap(new JsonObject().put("b", "1").put("a", 2)))
                .containsExactly(Map.entry("b", "1"), Map.entry("a", "2"));
        assertThat(Columns.textMap(null)).isNull();
    }
}

package io.carillon.core.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carillon.problem.ProblemException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatsQuestionTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:34:56Z");

    @Test
    void isAboutTheLastDayWhenNothingIsSaid() {
        StatsQuestion question = StatsQuestion.of(null, null, null, NOW);
        assertThat(question.from()).isEqualTo("2026-11-21T13:00:00Z");
        assertThat(question.to()).isEqualTo("2026-11-22T13:00:00Z");
        assertThat(question.groups()).isEmpty();
    }

    @Test
    void readsGroupsAndWholeHours() {
        StatsQuestion question = StatsQuestion.of("2026-11-01T10:59:00Z", "2026-11-02T10:00:00Z", "channel, hour", NOW);
        assertThat(question.from()).isEqualTo("2026-11-01T10:00:00Z");
        assertThat(question.to()).isEqualTo("2026-11-02T10:00:00Z");
        assertThat(question.groups()).containsExactly(Grouping.CHANNEL, Grouping.HOUR);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "yesterday,            -,                    -",
                "-,                    2026-13-01T00:00:00Z, -",
                "2026-11-22T13:00:00Z, 2026-11-22T13:00:00Z, -",
                "2026-01-01T00:00:00Z, -,                    hour",
                "2025-01-01T00:00:00Z, -,                    day",
                "-,                    -,                    tenant_id",
                "-,                    -,                    'hour,day'",
                "-,                    -,                    'channel,'",
            })
    void refuses(String from, String to, String groupBy) {
        assertThatThrownBy(() -> StatsQuestion.of(from, to, groupBy, NOW)).isInstanceOf(ProblemException.class);
    }
}

package io.carillon.core.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.core.CoreProblem;
import io.carillon.testkit.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/reasons.md} explains every reason code, once, and no other. */
class ReasonDocTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z-]+)` \\| ([^|]+) \\| ([^|]+) \\|$");

    @Test
    void everyReasonIsExplained() throws IOException {
        assertThat(rows().map(row -> row.group(1)))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Reason.values()).map(Reason::code).toList());
    }

    @Test
    void everyReasonSaysWhatItMeansAndWhatToDo() throws IOException {
        assertThat(rows()).allSatisfy(row -> {
            assertThat(row.group(2)).as(row.group(1)).hasSizeGreaterThan(20);
            assertThat(row.group(3)).as(row.group(1)).isNotBlank();
        });
    }

    /** A request that planning refuses is refused for what intake would have answered. */
    @Test
    void whatIntakeRefusesIsAReason() {
        List<String> codes = Stream.of(Reason.values()).map(Reason::code).toList();
        assertThat(Stream.of(CoreProblem.values())
                        .filter(problem -> problem.facts().status() == 422
                                || problem.facts().status() == 403)
                        .map(problem -> problem.facts().slug()))
                .isSubsetOf(codes);
    }

    private static Stream<MatchResult> rows() throws IOException {
        return ROW.matcher(Files.readString(Checkout.top().resolve("docs/reasons.md")))
                .results();
    }
}

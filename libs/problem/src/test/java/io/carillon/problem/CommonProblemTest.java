package io.carillon.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CommonProblemTest {
    @ParameterizedTest
    @EnumSource
    void aSlugIsKebabCaseAndATitleASentence(CommonProblem problem) {
        assertThat(problem.slug()).matches("[a-z]+(-[a-z]+)*");
        assertThat(problem.title()).matches("[A-Z].*[^.]");
        assertThat(problem.status()).isBetween(400, 599);
    }

    @Test
    void slugsAreUnique() {
        assertThat(Stream.of(CommonProblem.values()).map(CommonProblem::slug)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void whoseTurnItIsFollowsFromTheStatus(CommonProblem problem) {
        boolean isTheCallers = problem.status() < 500;

        assertThat(problem.category())
                .isIn(
                        isTheCallers ? ProblemType.Category.CALLER : ProblemType.Category.INTERNAL,
                        isTheCallers ? ProblemType.Category.LIMIT : ProblemType.Category.DEPENDENCY);
    }

    @ParameterizedTest
    @CsvSource({
        "400,BAD_REQUEST",
        "401,UNAUTHENTICATED",
        "403,FORBIDDEN",
        "404,NOT_FOUND",
        "405,METHOD_NOT_ALLOWED",
        "406,NOT_ACCEPTABLE",
        "409,BAD_REQUEST",
        "413,PAYLOAD_TOO_LARGE",
        "415,UNSUPPORTED_MEDIA_TYPE",
        "429,TOO_MANY_REQUESTS",
        "500,INTERNAL_ERROR",
        "501,INTERNAL_ERROR",
        "503,DEPENDENCY_UNAVAILABLE",
        "504,UPSTREAM_TIMEOUT"
    })
    void everyStatusOfTheFrameworkHasAProblem(int status, CommonProblem expected) {
        assertThat(CommonProblem.ofStatus(status)).isEqualTo(expected);
    }
}

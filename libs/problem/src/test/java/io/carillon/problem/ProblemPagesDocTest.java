package io.carillon.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** test-kit's {@code ProblemPages} does this for the services; test-kit itself stands on this library. */
class ProblemPagesDocTest {
    @ParameterizedTest
    @EnumSource
    void everyProblemHasAPage(CommonProblem problem) {
        assertThat(Path.of("../../docs/problems", problem.slug() + ".md"))
                .content()
                .startsWith("# ");
    }
}

package io.carillon.core;

import io.carillon.testkit.ProblemPages;
import org.junit.jupiter.api.Test;

class ProblemPagesDocTest {

    @Test
    void everyProblemHasItsPage() {
        ProblemPages.check(CoreProblem.values());
    }
}

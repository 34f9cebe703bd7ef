package io.carillon.dispatcher.receipt;

import io.carillon.testkit.ProblemPages;
import org.junit.jupiter.api.Test;

class ProblemPagesDocTest {

    @Test
    void everyProblemIsExplained() {
        ProblemPages.check(CallbackProblem.values());
    }
}

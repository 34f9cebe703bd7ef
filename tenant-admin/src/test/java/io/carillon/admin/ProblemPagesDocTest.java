package io.carillon.admin;

import io.carillon.testkit.ProblemPages;
import org.junit.jupiter.api.Test;

class ProblemPagesDocTest {

    @Test
    void everyProblemHasItsPage() {
        ProblemPages.check(AdminProblem.values());
    }
}

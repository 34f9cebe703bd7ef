package io.carillon.gateway;

import io.carillon.testkit.ProblemPages;
import org.junit.jupiter.api.Test;

class ProblemPagesDocTest {

    @Test
    void everyProblemHasAPage() {
        ProblemPages.check(GatewayProblem.values());
    }
}

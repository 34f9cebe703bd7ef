package io.carillon.dispatcher;

import io.carillon.testkit.HouseRules;
import org.junit.jupiter.api.Test;

class HouseRulesTest {

    @Test
    void mainCodeKeepsTheHouseRules() {
        HouseRules.check("io.carillon.dispatcher");
    }
}

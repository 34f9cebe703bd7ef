package io.carillon.core;

import io.carillon.testkit.HouseRules;
import org.junit.jupiter.api.Test;

class HouseRulesTest {
    @Test
    void coreKeepsTheHouseRules() {
        HouseRules.check("io.carillon.core");
    }
}

package io.carillon.rendering;

import io.carillon.testkit.HouseRules;
import org.junit.jupiter.api.Test;

class HouseRulesTest {
    @Test
    void theModuleKeepsTheHouseRules() {
        HouseRules.check("io.carillon.rendering");
    }
}

package io.carillon.admin;

import io.carillon.testkit.HouseRules;
import org.junit.jupiter.api.Test;

class HouseRulesTest {

    @Test
    void mainCodeKeepsTheHouseRules() {
        HouseRules.check("io.carillon.admin");
    }
}

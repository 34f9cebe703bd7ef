package io.carillon.gateway;

import io.carillon.testkit.HouseRules;
import org.junit.jupiter.api.Test;

class HouseRulesTest {

    @Test
    void holdsTheHouseRules() {
        HouseRules.check("io.carillon.gateway");
    }
}

package io.carillon.realtime;

import io.carillon.testkit.HouseRules;
import org.junit.jupiter.api.Test;

class HouseRulesTest {

    @Test
    void holdsTheHouseRules() {
        HouseRules.check("io.carillon.realtime");
    }
}

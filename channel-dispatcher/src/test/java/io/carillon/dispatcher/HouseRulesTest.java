package io.carillon.dispatcher;

import io.carillon.dispatcher.provider.SdkCalls;
import io.carillon.testkit.HouseRules;
import io.carillon.testkit.HouseRules.Exemption;
import io.carillon.testkit.rules.ReactiveRules;
import org.junit.jupiter.api.Test;

class HouseRulesTest {

    @Test
    void mainCodeKeepsTheHouseRules() {
        HouseRules.check(
                "io.carillon.dispatcher",
                new Exemption(
                        ReactiveRules.NO_AWAIT_OR_SUBSCRIBE,
                        SdkCalls.class.getName(),
                        "vendors' SDKs block; this is the one place where they may, on virtual threads (ADR 0005)"));
    }
}

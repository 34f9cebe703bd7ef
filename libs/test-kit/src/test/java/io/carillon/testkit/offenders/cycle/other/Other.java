package io.carillon.testkit.offenders.cycle.other;

import io.carillon.testkit.offenders.cycle.one.One;

public class Other {
    One one;
}

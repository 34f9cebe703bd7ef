package io.carillon.testkit.offenders.cycle.one;

import io.carillon.testkit.offenders.cycle.other.Other;

public class One {
    Other other;
}

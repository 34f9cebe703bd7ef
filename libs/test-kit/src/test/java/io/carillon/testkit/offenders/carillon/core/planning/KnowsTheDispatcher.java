package io.carillon.testkit.offenders.carillon.core.planning;

import io.carillon.testkit.offenders.carillon.dispatcher.email.KnowsAnotherChannel;

class KnowsTheDispatcher {
    KnowsAnotherChannel neighbour;
}

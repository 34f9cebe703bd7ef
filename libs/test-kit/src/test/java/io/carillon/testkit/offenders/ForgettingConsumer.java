package io.carillon.testkit.offenders;

import org.eclipse.microprofile.reactive.messaging.Incoming;

class ForgettingConsumer {
    @Incoming("x")
    void consume(String record) {
        // acknowledged before anything is done
    }
}

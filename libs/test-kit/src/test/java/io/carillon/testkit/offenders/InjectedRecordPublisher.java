package io.carillon.testkit.offenders;

import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class InjectedRecordPublisher {
    enum Mood {
        GOOD;

        jakarta.enterprise.inject.Instance<String> words;
    }
}

package io.carillon.testkit.offenders;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

@ApplicationScoped
class FieldInjection {
    @Inject
    ReactiveDecision decision;
}

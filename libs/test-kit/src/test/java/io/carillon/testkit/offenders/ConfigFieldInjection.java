package io.carillon.testkit.offenders;

import org.eclipse.microprofile.config.inject.ConfigProperty;

class ConfigFieldInjection {
    @ConfigProperty(name = "x")
    String value;
}

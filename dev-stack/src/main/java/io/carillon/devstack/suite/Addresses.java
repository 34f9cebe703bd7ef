package io.carillon.devstack.suite;

import java.util.List;
import java.util.Map;

/** The addresses of a running suite that people want to see. */
final class Addresses {

    private static final List<String> KEYS = List.of(
            "GATEWAY_URL",
            "MAIL_URL",
            "SIMULATOR_URL",
            "ISSUER_URL",
            "KAFKA_BOOTSTRAP",
            "POSTGRES_URL",
            "REDIS_URL",
            "SMTP_URL");

    private Addresses() {}

    static void print(Map<String, String> environment) {
        KEYS.forEach(key -> Supervisor.say("  %-16s %s".formatted(key, environment.get(key))));
    }
}

package io.carillon.testkit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/**
 * Gives a Quarkus test the infrastructure:
 * {@code @QuarkusTestResource(value = InfraResource.class, initArgs = @ResourceArg(name = "parts", value = "kafka,oidc"))}.
 * Without parts it starts all. Every name of the suite's environment becomes configuration.
 */
public class InfraResource implements QuarkusTestResourceLifecycleManager {
    private Map<String, String> initArgs = Map.of();

    @Override
    public void init(Map<String, String> given) {
        initArgs = given;
    }

    @Override
    public Map<String, String> start() {
        String parts = initArgs.get("parts");
        Map<String, String> configuration = new HashMap<>(parts == null ? Infra.start() : Infra.start(parts));
        configuration.put("quarkus.http.test-port", "0");
        configuration.put("carillon.seed.demo", "false");
        return configuration;
    }

    @Override
    public void stop() {
        // the infrastructure serves every test class of this JVM and ends with it
    }
}

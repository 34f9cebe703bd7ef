package io.carillon.devstack.suite;

import java.nio.file.Path;
import java.util.Locale;

/** The services of the suite and the modules that build them. */
enum ServiceName {
    ADMIN("tenant-admin"),
    CORE("notification-core"),
    DISPATCHER("channel-dispatcher"),
    REALTIME("realtime-gateway"),
    GATEWAY("api-gateway");

    private final String module;

    ServiceName(String module) {
        this.module = module;
    }

    String partName() {
        return name().toLowerCase(Locale.ROOT);
    }

    Path jar() {
        return Repository.top().resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
    }
}

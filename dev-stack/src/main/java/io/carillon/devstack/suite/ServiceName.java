package io.carillon.devstack.suite;

import java.nio.file.Path;
import java.util.Locale;

/** The services of the suite and the modules that build them. */
enum ServiceName {
    ADMIN("tenant-admin", 128),
    CORE("notification-core", 256),
    DISPATCHER("channel-dispatcher", 160),
    REALTIME("realtime-gateway", 96),
    GATEWAY("api-gateway", 96);

    private final String module;
    private final int heapMegabytes;

    ServiceName(String module, int heapMegabytes) {
        this.module = module;
        this.heapMegabytes = heapMegabytes;
    }

    int heapMegabytes() {
        return heapMegabytes;
    }

    String partName() {
        return name().toLowerCase(Locale.ROOT);
    }

    Path jar() {
        return Repository.top().resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
    }
}

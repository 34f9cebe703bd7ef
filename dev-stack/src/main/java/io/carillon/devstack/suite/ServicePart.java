package io.carillon.devstack.suite;

import io.carillon.devstack.process.Child;
import io.carillon.devstack.process.ChildPart;
import io.carillon.devstack.process.DataDirectory;
import io.carillon.devstack.process.HttpProbe;
import io.carillon.devstack.process.JavaCommand;
import io.carillon.devstack.process.PartFailure;
import io.carillon.devstack.process.Ports;
import io.carillon.devstack.process.StopSignal;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One service of the suite, run from its packaged jar; started when it says that it is ready. */
final class ServicePart implements ChildPart {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private final ServiceName service;
    private final DataDirectory data;
    private final int port;
    private final Map<String, String> environment;
    private Child child;

    ServicePart(ServiceName service, DataDirectory data, int port, Map<String, String> suite) {
        this.service = service;
        this.data = data;
        this.port = port;
        this.environment = new HashMap<>(suite);
        this.environment.put("HTTP_PORT", String.valueOf(port));
        this.environment.put("MIGRATE_AT_START", "true");
        this.environment.put("SEED_DEMO", "true");
        // glibc keeps an arena for each of a JVM's many threads otherwise: 30 to 60 MB a service
        this.environment.put("MALLOC_ARENA_MAX", "2");
    }

    /** Small heaps and small objects; options a JVM does not know are passed over. */
    private List<String> options() {
        return List.of(
                "-XX:+IgnoreUnrecognizedVMOptions",
                "-Xmx" + service.heapMegabytes() + "m",
                "-Xss512k",
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "-XX:ReservedCodeCacheSize=96m",
                "-XX:-UsePerfData",
                "-Dquarkus.profile=prod");
    }

    @Override
    public String name() {
        return service.partName();
    }

    @Override
    public Child child() {
        return child;
    }

    @Override
    public void start() throws Exception {
        if (!Files.exists(service.jar())) {
            throw new PartFailure(
                    name(),
                    "is not built: %s is missing; build it with ./carillon up or mvn package".formatted(service.jar()));
        }
        Ports.requireFree(name(), port);
        List<String> command = JavaCommand.ofJar(service.jar(), options()).words();
        child = Child.start(name(), data, StopSignal.TERMINATE, command, environment);
        child.awaitReady(PATIENCE, () -> HttpProbe.isOk("http://localhost:" + port + "/health/ready"));
    }

    @Override
    public void stop() {
        if (child != null) {
            child.stop();
        }
    }
}

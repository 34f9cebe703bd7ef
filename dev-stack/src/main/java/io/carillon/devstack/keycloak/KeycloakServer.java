package io.carillon.devstack.keycloak;

import io.carillon.devstack.process.Cache;
import io.carillon.devstack.process.Child;
import io.carillon.devstack.process.ChildPart;
import io.carillon.devstack.process.DataDirectory;
import io.carillon.devstack.process.HttpProbe;
import io.carillon.devstack.process.JavaCommand;
import io.carillon.devstack.process.Ports;
import io.carillon.devstack.process.StopSignal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Keycloak as a child process in place of the quick-start provider. Its database stays in the data directory; a changed
 * realm file starts it afresh.
 */
public final class KeycloakServer implements ChildPart {

    public static final String NAME = "oidc";

    private static final String GATEWAY_IN_FILE = "http://localhost:8080";
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final List<String> PROGRAM_FOLDERS = List.of("lib", "conf", "providers", "themes");
    private static final List<String> OPTIONS = List.of(
            "-Xms128m",
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
            "--add-opens=java.base/java.security=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--enable-native-access=ALL-UNNAMED",
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
            "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                    + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
            "-Dpicocli.disable.closures=true");

    private final DataDirectory data;
    private final Path home;
    private final int port;
    private final int managementPort;
    private final Path realmFile;
    private final String gatewayUrl;
    private Child child;

    /** @param gatewayUrl where browsers come from; takes the place of the usual address in the realm file */
    public KeycloakServer(DataDirectory data, int port, int managementPort, Path realmFile, String gatewayUrl) {
        this.data = data;
        this.home = data.of("keycloak");
        this.port = port;
        this.managementPort = managementPort;
        this.realmFile = realmFile;
        this.gatewayUrl = gatewayUrl;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Child child() {
        return child;
    }

    @Override
    public void start() throws Exception {
        Ports.requireFree(NAME, port);
        Ports.requireFree(NAME, managementPort);
        Path programs = KeycloakPrograms.directory(data.log(NAME));
        prepareHome(programs);
        Map<String, String> administrator = Map.of(
                "KC_BOOTSTRAP_ADMIN_USERNAME", "demo-keycloak-admin",
                "KC_BOOTSTRAP_ADMIN_PASSWORD", "demo-keycloak-password");
        child = Child.start(NAME, data, StopSignal.TERMINATE, command(), administrator);
        child.awaitReady(PATIENCE, () -> HttpProbe.isOk("http://localhost:%d/health/ready".formatted(managementPort)));
    }

    @Override
    public void stop() {
        if (child != null) {
            child.stop();
        }
    }

    private void prepareHome(Path programs) throws IOException {
        Path imported = home.resolve("data/import/carillon-realm.json");
        String realm = Files.readString(realmFile).replace(GATEWAY_IN_FILE, gatewayUrl);
        if (Files.exists(imported) && !Files.readString(imported).equals(realm)) {
            Cache.delete(home);
        }
        Files.createDirectories(imported.getParent());
        Files.writeString(imported, realm);
        for (String folder : PROGRAM_FOLDERS) {
            Path link = home.resolve(folder);
            Files.deleteIfExists(link);
            Files.createSymbolicLink(link, programs.resolve(folder));
        }
    }

    /** What {@code kc.sh} runs, with a home directory of this stack's own and in one process. */
    private List<String> command() {
        List<String> options = new ArrayList<>(OPTIONS);
        options.add("-Dkc.home.dir=" + home);
        options.add("-Djboss.server.config.dir=" + home.resolve("conf"));
        return JavaCommand.of(
                        "io.quarkus.bootstrap.runner.QuarkusEntryPoint", home.resolve("lib/quarkus-run.jar"), options)
                .with(
                        "start",
                        "--optimized",
                        "--import-realm",
                        "--http-enabled=true",
                        "--http-host=localhost",
                        "--http-port=" + port,
                        "--http-management-port=" + managementPort,
                        "--hostname=http://localhost:" + port);
    }
}

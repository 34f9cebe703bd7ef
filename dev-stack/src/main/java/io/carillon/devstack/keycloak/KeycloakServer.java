package io.carillon.devstack.keycloak;

import io.carillon.devstack.process.Cache;
import io.carillon.devstack.process.Child;
import io.carillon.devstack.process.ChildPart;
import io.carillon.devstack.process.DataDirectory;
import io.carillon.devstack.process.HttpProbe;
import io.carillon.devstack.process.Ports;
import io.carillon.devstack.process.StopSignal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Keycloak as a child process in place of the quick-start provider. Its database stays in the data directory; a changed
 * realm file starts it afresh.
 */
public final class KeycloakServer implements ChildPart {

    public static final String NAME = "oidc";

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final List<String> PROGRAM_FOLDERS = List.of("bin", "lib", "conf", "providers", "themes");
    private static final String OPTIONS = "-Xms128m -Xmx512m -XX:+UseSerialGC -Djava.net.preferIPv4Stack=true";

    private final DataDirectory data;
    private final Path home;
    private final int port;
    private final int managementPort;
    private final Path realmFile;
    private Child child;

    public KeycloakServer(DataDirectory data, int port, int managementPort, Path realmFile) {
        this.data = data;
        this.home = data.of("keycloak");
        this.port = port;
        this.managementPort = managementPort;
        this.realmFile = realmFile;
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
        Map<String, String> environment = Map.of(
                "JAVA_HOME",
                System.getProperty("java.home"),
                "JAVA_OPTS",
                OPTIONS,
                "KC_BOOTSTRAP_ADMIN_USERNAME",
                "demo-keycloak-admin",
                "KC_BOOTSTRAP_ADMIN_PASSWORD",
                "demo-keycloak-password");
        child = Child.start(NAME, data, StopSignal.TERMINATE, command(), environment);
        child.awaitReady(PATIENCE, () -> HttpProbe.isOk("http://localhost:%d/health/ready".formatted(managementPort)));
    }

    @Override
    public void stop() {
        if (child != null) {
            child.stop();
        }
    }

    private void prepareHome(Path programs) throws IOException {
        Path imports = home.resolve("data/import");
        Path imported = imports.resolve("carillon-realm.json");
        if (Files.exists(imported) && Files.mismatch(imported, realmFile) >= 0) {
            Cache.delete(home);
        }
        Files.createDirectories(imports);
        Files.copy(realmFile, imported, StandardCopyOption.REPLACE_EXISTING);
        for (String folder : PROGRAM_FOLDERS) {
            Path link = home.resolve(folder);
            Files.deleteIfExists(link);
            Files.createSymbolicLink(link, programs.resolve(folder));
        }
    }

    private List<String> command() {
        return List.of(
                home.resolve("bin/kc.sh").toString(),
                "start",
                "--optimized",
                "--import-realm",
                "--http-enabled=true",
                "--http-host=localhost",
                "--http-port=" + port,
                "--http-management-port=" + managementPort,
                "--http-management-host=localhost",
                "--hostname=http://localhost:" + port);
    }
}

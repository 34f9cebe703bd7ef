package io.carillon.devstack.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.devstack.DevStack;
import io.carillon.devstack.process.DataDirectory;
import io.carillon.devstack.process.Identity;
import io.carillon.devstack.process.JavaCommand;
import io.carillon.devstack.process.LogTail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The infrastructure as tests start it: owned by its parent, durable over kill -9, never leaving a process behind. */
class InfrastructureComponentTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final List<String> CHILDREN = List.of("kafka", "postgres", "redis");

    private Path directory;
    private DataDirectory data;
    private final List<Process> supervisors = new ArrayList<>();

    @BeforeEach
    void makeDirectory() throws IOException {
        directory = Files.createTempDirectory("dev-stack-test");
        data = DataDirectory.at(directory);
    }

    @AfterEach
    void endEverything() throws Exception {
        for (Process supervisor : supervisors) {
            supervisor.getOutputStream().close();
            supervisor.waitFor(60, TimeUnit.SECONDS);
        }
        io.carillon.devstack.process.Leftovers.stop(data);
        io.carillon.devstack.process.Cache.delete(directory);
    }

    @Test
    void keepsItsDataAndLeavesNoProcessWhenItsSupervisorIsKilled() throws Exception {
        Process first = start();
        Map<String, String> environment = awaitReady(first);
        execute(environment, "CREATE TABLE core.kept AS SELECT 42 AS answer");
        String topics = topics(environment);
        List<Identity> children = children();

        first.destroyForcibly().waitFor();
        Process second = start();
        Map<String, String> again = awaitReady(second);

        assertThat(children).allSatisfy(child -> assertThat(child.process()).isEmpty());
        assertThat(query(again, "SELECT answer FROM core.kept")).isEqualTo("42");
        assertThat(topics(again)).isEqualTo(topics).contains("carillon.requests.normal", "carillon.config");
        assertThat(children()).doesNotContainAnyElementsOf(children);

        List<Identity> lastChildren = children();
        second.getOutputStream().close();
        assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(lastChildren).allSatisfy(child -> assertThat(child.process()).isEmpty());
        assertThat(data.environmentFile()).doesNotExist();
        assertThat(data.recorded()).isEmpty();
    }

    @Test
    void refusesASecondSupervisorOnTheSameData() throws Exception {
        Process first = start("--parts", "redis");
        awaitReady(first);
        Process second = start("--parts", "redis");

        assertThat(second.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(second.exitValue()).isEqualTo(3);
        assertThat(first.isAlive()).isTrue();
        assertThat(data.environmentFile()).exists();
    }

    @Test
    void namesThePartWhosePortIsTaken() throws Exception {
        try (var taken = new java.net.ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            Process supervisor = start("--parts", "redis", "--ports", "redis=" + taken.getLocalPort());

            assertThat(supervisor.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(supervisor.exitValue()).isEqualTo(1);
            assertThat(LogTail.last(output(0), 10)).anyMatch(line -> line.startsWith("FAILED: redis: port"));
        }
    }

    private Path output(int number) {
        return directory.resolve("supervisor-%d.out".formatted(number));
    }

    private Process start(String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("infra", "--data", directory.toString(), "--ports", "random"));
        arguments.addAll(List.of(more));
        List<String> command = JavaCommand.of(DevStack.class, List.of("-Xmx256m", "-XX:+UseSerialGC"))
                .with(arguments.toArray(String[]::new));
        Process supervisor = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output(supervisors.size()).toFile())
                .start();
        supervisors.add(supervisor);
        return supervisor;
    }

    /** Waits for the environment file of this very supervisor: an older one is removed before the parts start. */
    private Map<String, String> awaitReady(Process supervisor) throws IOException {
        Path output = output(supervisors.size() - 1);
        await().atMost(PATIENCE)
                .until(() -> !supervisor.isAlive()
                        || LogTail.last(output, 3).stream().anyMatch(line -> line.startsWith("ready: ")));
        assertThat(supervisor.isAlive())
                .as(() -> LogTail.last(output, 30).toString())
                .isTrue();
        return EnvironmentFile.read(data.environmentFile());
    }

    private List<Identity> children() {
        return CHILDREN.stream()
                .map(name -> Identity.read(data.pidFile(name)))
                .map(Optional::orElseThrow)
                .toList();
    }

    private static String topics(Map<String, String> environment) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", environment.get("KAFKA_BOOTSTRAP")))) {
            return new java.util.TreeSet<>(admin.listTopics().names().get()).toString();
        }
    }

    private static void execute(Map<String, String> environment, String sql) throws Exception {
        try (Connection connection = owner(environment)) {
            connection.createStatement().execute(sql);
        }
    }

    private static String query(Map<String, String> environment, String sql) throws Exception {
        try (Connection connection = owner(environment);
                ResultSet row = connection.createStatement().executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private static Connection owner(Map<String, String> environment) throws Exception {
        return DriverManager.getConnection(
                "jdbc:" + environment.get("POSTGRES_URL"),
                "carillon_core_owner",
                environment.get("CORE_DB_OWNER_PASSWORD"));
    }
}

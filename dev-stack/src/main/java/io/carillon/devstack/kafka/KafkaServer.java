package io.carillon.devstack.kafka;

import io.carillon.devstack.process.Child;
import io.carillon.devstack.process.ChildPart;
import io.carillon.devstack.process.DataDirectory;
import io.carillon.devstack.process.JavaCommand;
import io.carillon.devstack.process.Ports;
import io.carillon.devstack.process.StopSignal;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;

/** Kafka as a child process; ready when the broker with our cluster id answers and every topic exists. */
public final class KafkaServer implements ChildPart {

    public static final String NAME = "kafka";

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final DataDirectory data;
    private final Path directory;
    private final int port;
    private final int controllerPort;
    private Child child;

    public KafkaServer(DataDirectory data, int port, int controllerPort) {
        this.data = data;
        this.directory = data.of(NAME);
        this.port = port;
        this.controllerPort = controllerPort;
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
        Ports.requireFree(NAME, controllerPort);
        Files.createDirectories(directory);
        String clusterId = clusterId();
        child = Child.start(NAME, data, StopSignal.TERMINATE, command(clusterId), Map.of());
        child.awaitReady(PATIENCE, () -> !Ports.isFree(port));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", "localhost:" + port, "client.id", "dev-stack"))) {
            child.awaitReady(PATIENCE, () -> clusterId.equals(answeredClusterId(admin)));
            SuiteTopics.createMissing(admin);
        }
    }

    @Override
    public void stop() {
        if (child != null) {
            child.stop();
        }
    }

    private static String answeredClusterId(Admin admin) throws Exception {
        return admin.describeCluster().clusterId().get(5, TimeUnit.SECONDS);
    }

    private String clusterId() throws IOException {
        Path file = directory.resolve("cluster.id");
        if (!Files.exists(file)) {
            Files.writeString(file, Uuid.randomUuid().toString());
        }
        return Files.readString(file).trim();
    }

    private List<String> command(String clusterId) throws IOException {
        Path file = directory.resolve("server.properties");
        try (OutputStream out = Files.newOutputStream(file)) {
            settings().store(out, "written at every start");
        }
        return JavaCommand.of(KafkaNode.class, List.of("-Xms128m", "-Xmx256m", "-XX:+UseSerialGC"))
                .with(file.toString(), clusterId);
    }

    private Properties settings() {
        Properties settings = new Properties();
        settings.put("node.id", "1");
        settings.put("process.roles", "broker,controller");
        settings.put("listeners", "BROKER://localhost:%d,CONTROLLER://localhost:%d".formatted(port, controllerPort));
        settings.put("advertised.listeners", "BROKER://localhost:" + port);
        settings.put("listener.security.protocol.map", "BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("inter.broker.listener.name", "BROKER");
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("controller.quorum.voters", "1@localhost:" + controllerPort);
        settings.put("log.dirs", directory.resolve("log").toString());
        settings.put("auto.create.topics.enable", "false");
        settings.put("broker.session.timeout.ms", "5000");
        settings.put("controlled.shutdown.enable", "true");
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.put("log.cleaner.dedupe.buffer.size", "8388608");
        settings.put("offsets.topic.num.partitions", "10");
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("transaction.state.log.num.partitions", "4");
        settings.put("transaction.state.log.replication.factor", "1");
        return settings;
    }
}

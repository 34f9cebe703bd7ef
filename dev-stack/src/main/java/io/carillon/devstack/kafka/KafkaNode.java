package io.carillon.devstack.kafka;

import io.carillon.devstack.process.Logging;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.logging.Level;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;

/**
 * Main class of the Kafka JVM: formats the log directory once, then runs broker and controller until it is asked to
 * end, or until its standard input closes because the supervisor died.
 */
public final class KafkaNode {

    private KafkaNode() {}

    public static void main(String[] arguments) throws Exception {
        Logging.show(Level.INFO);
        Properties settings = read(Path.of(arguments[0]));
        format(settings, arguments[1]);
        KafkaRaftServer server = new KafkaRaftServer(KafkaConfig.fromProps(settings), Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "shutdown"));
        Thread.ofPlatform().daemon().name("parent-watch").start(KafkaNode::endWithParent);
        server.startup();
        server.awaitShutdown();
    }

    private static Properties read(Path file) throws IOException {
        Properties settings = new Properties();
        try (InputStream content = Files.newInputStream(file)) {
            settings.load(content);
        }
        return settings;
    }

    private static void format(Properties settings, String clusterId) throws Exception {
        String directory = settings.getProperty("log.dirs");
        new Formatter()
                .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
                .setNodeId(Integer.parseInt(settings.getProperty("node.id")))
                .setClusterId(clusterId)
                .setControllerListenerName(settings.getProperty("controller.listener.names"))
                .setHasDynamicQuorum(false)
                .addDirectory(directory)
                .setMetadataLogDirectory(directory)
                .setIgnoreFormatted(true)
                .run();
    }

    private static void endWithParent() {
        try {
            while (System.in.read() >= 0) {
                // nothing is said to this process; only the end of the stream matters
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            Runtime.getRuntime().exit(0);
        }
    }
}

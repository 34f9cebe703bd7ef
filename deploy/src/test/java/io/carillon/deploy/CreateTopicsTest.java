package io.carillon.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.events.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the script with a stand-in for Kafka's own tool that notes how it was called. */
class CreateTopicsTest {

    @TempDir
    Path home;

    private Path calls;

    @BeforeEach
    void standIn() throws IOException {
        calls = Files.createFile(home.resolve("calls"));
        Path tool = Files.createDirectories(home.resolve("bin")).resolve("kafka-topics.sh");
        Files.writeString(tool, """
                #!/usr/bin/env bash
                case "$*" in
                  *--list*) echo carillon.config ;;
                  *"$REFUSED"*) exit 1 ;;
                  *) echo "$*" >>"$KAFKA_HOME/calls" ;;
                esac
                """);
        assertThat(tool.toFile().setExecutable(true)).isTrue();
    }

    @Test
    void createsWhatIsMissingWithItsSettings() throws Exception {
        assertThat(run("nothing")).isZero();

        List<String> created = Files.readAllLines(calls);
        assertThat(created)
                .hasSize(Topics.all().size() - 1)
                .noneMatch(call -> call.contains("--topic carillon.config "))
                .contains("--bootstrap-server broker:9092 --create --if-not-exists --topic carillon.status"
                        + " --partitions 4 --replication-factor 3 --config retention.ms=604800000");
    }

    @Test
    void failsWhenOneTopicCannotBeCreated() throws Exception {
        assertThat(run("carillon.outcomes.dlq")).isNotZero();
    }

    private int run(String refused) throws Exception {
        ProcessBuilder script = new ProcessBuilder(
                        "bash",
                        Tree.path("deploy/helm/carillon/files/create-topics.sh").toString())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("output").toFile());
        script.environment().put("KAFKA_HOME", home.toString());
        script.environment().put("KAFKA_BOOTSTRAP", "broker:9092");
        script.environment().put("REPLICATION_FACTOR", "3");
        script.environment()
                .put(
                        "TOPICS_FILE",
                        Tree.path("deploy/helm/carillon/files/topics.txt").toString());
        script.environment().put("REFUSED", refused);
        return script.start().waitFor();
    }
}

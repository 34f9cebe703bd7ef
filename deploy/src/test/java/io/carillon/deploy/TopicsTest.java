package io.carillon.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.events.Topics;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TopicsTest {

    @Test
    void theListForKafkaIsTheListOfTheContracts() {
        assertThat(Tree.read("deploy/helm/carillon/files/topics.txt")
                        .lines()
                        .filter(line -> !line.startsWith("#"))
                        .map(TopicsTest::parse))
                .containsExactlyInAnyOrderElementsOf(Topics.all());
    }

    private static Topics.Topic parse(String line) {
        String[] words = line.split(" ");
        Map<String, String> settings = Arrays.stream(words[2].split(","))
                .map(setting -> setting.split("="))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        return new Topics.Topic(words[0], Integer.parseInt(words[1]), settings);
    }
}

package io.carillon.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TopicsTest {
    private static final List<String> WORK = List.of(
            "carillon.requests.critical",
            "carillon.requests.normal",
            "carillon.requests.bulk",
            "carillon.deliveries.email.critical",
            "carillon.deliveries.email.normal",
            "carillon.deliveries.email.bulk",
            "carillon.deliveries.sms.critical",
            "carillon.deliveries.sms.normal",
            "carillon.deliveries.sms.bulk",
            "carillon.deliveries.push.critical",
            "carillon.deliveries.push.normal",
            "carillon.deliveries.push.bulk",
            "carillon.deliveries.whatsapp.critical",
            "carillon.deliveries.whatsapp.normal",
            "carillon.deliveries.whatsapp.bulk",
            "carillon.deliveries.webhook.critical",
            "carillon.deliveries.webhook.normal",
            "carillon.deliveries.webhook.bulk",
            "carillon.outcomes",
            "carillon.inbox",
            "carillon.status");

    @Test
    void everyTopicIsListedWithItsDeadLetters() {
        Stream<String> expected = Stream.concat(WORK.stream(), Stream.of("carillon.config"))
                .flatMap(name -> Stream.of(name, name + ".dlq"));

        assertThat(Topics.all().stream().map(Topics.Topic::name)).containsExactlyElementsOf(expected.toList());
    }

    @Test
    void workKeepsAWeekInFourPartitions() {
        assertThat(Topics.all().stream().filter(topic -> WORK.contains(topic.name())))
                .allMatch(topic -> topic.partitions() == 4)
                .allMatch(topic -> topic.settings().get("retention.ms").equals("604800000"));
    }

    @Test
    void configurationIsCompactedInOnePartitionSoThatItsOrderIsTheTruth() {
        assertThat(Topics.all().stream().filter(topic -> topic.name().equals(Topics.CONFIG)))
                .singleElement()
                .matches(topic -> topic.partitions() == 1)
                .matches(topic -> topic.settings().get("cleanup.policy").equals("compact"));
    }

    @Test
    void deadLettersKeepAMonth() {
        assertThat(Topics.all().stream().filter(topic -> topic.name().endsWith(".dlq")))
                .allMatch(topic -> topic.settings().get("retention.ms").equals("2592000000"));
    }
}

package io.carillon.devstack.kafka;

import io.carillon.events.Topics;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** The topics of the suite, created where they are missing; the broker never creates topics by itself. */
final class SuiteTopics {

    private SuiteTopics() {}

    static void createMissing(Admin admin) throws Exception {
        Set<String> present = admin.listTopics().names().get();
        List<NewTopic> missing = Topics.all().stream()
                .filter(topic -> !present.contains(topic.name()))
                .map(SuiteTopics::created)
                .toList();
        if (!missing.isEmpty()) {
            admin.createTopics(missing).all().get();
        }
    }

    private static NewTopic created(Topics.Topic topic) {
        return new NewTopic(topic.name(), topic.partitions(), (short) 1).configs(topic.settings());
    }
}

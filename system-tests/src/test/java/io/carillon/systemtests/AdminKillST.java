package io.carillon.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.events.Topics;
import io.carillon.systemtests.suite.Administration;
import io.carillon.systemtests.suite.Json;
import io.carillon.systemtests.suite.Log;
import io.carillon.systemtests.suite.RelayBarrier;
import io.carillon.systemtests.suite.ServiceUnderTest;
import io.carillon.systemtests.suite.Suite;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** tenant-admin is killed between commits and the publishing of their snapshots. */
class AdminKillST {
    private static final int CHANGES = 5;

    private final Suite suite = Suite.shared();
    private final ServiceUnderTest admin = suite.service("admin");

    @Test
    void snapshotsCommittedBeforeAKillStillArriveOnceAndInOrder() {
        Administration drill = Administration.ofFreshTenant(suite);
        awaitSnapshots(drill, 1);
        try (RelayBarrier nothingIsPublished = RelayBarrier.raise(suite)) {
            IntStream.range(0, CHANGES)
                    .forEach(i -> drill.create(Administration.greeting(Administration.freshCode(), "Hi")));
            admin.kill();
        }
        System.out.printf("kill admin: back after %.1f s%n", admin.awaitBack().toMillis() / 1e3);

        awaitSnapshots(drill, 1 + CHANGES);
        drill.create(Administration.greeting(Administration.freshCode(), "after the kill"));
        List<Long> versions = awaitSnapshots(drill, 2 + CHANGES);

        assertThat(versions)
                .as("versions in the log")
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 2 + CHANGES)
                        .asLongStream()
                        .boxed()
                        .toList());
    }

    private List<Long> awaitSnapshots(Administration drill, int count) {
        return suite
                .log()
                .await(Topics.CONFIG, count, record -> drill.tenant().equals(Log.header(record, "ce_tenantid")))
                .stream()
                .map(AdminKillST::version)
                .toList();
    }

    private static long version(ConsumerRecord<String, byte[]> snapshot) {
        return Json.read(Log.text(snapshot)).path("version").asLong();
    }
}

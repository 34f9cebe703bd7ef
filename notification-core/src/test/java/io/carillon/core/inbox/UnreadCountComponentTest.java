package io.carillon.core.inbox;

import static io.carillon.core.inbox.InboxCalls.GRACE;
import static io.carillon.core.inbox.InboxCalls.INBOX;
import static io.carillon.core.inbox.InboxCalls.arrived;
import static io.carillon.core.inbox.InboxCalls.as;
import static io.carillon.core.inbox.InboxCalls.ids;
import static io.carillon.core.inbox.InboxCalls.message;
import static io.carillon.core.inbox.InboxCalls.patch;
import static io.carillon.core.inbox.InboxCalls.unread;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.core.CoreTest;
import io.carillon.core.DatabaseProbe;
import io.carillon.testkit.InfraResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Messages arrive while one person's browsers mark them in parallel; the count is what the rows say, always. */
@QuarkusTest
@QuarkusTestResource(value = InfraResource.class, initArgs = @ResourceArg(name = "parts", value = CoreTest.PARTS))
class UnreadCountComponentTest {
    private static final int BEFORE = 30;
    private static final int MEANWHILE = 30;
    private final String category = "c" + UUID.randomUUID().toString().replace("-", "");

    @BeforeEach
    void configure() {
        CoreTest.configure();
    }

    @Test
    void staysExactWhileMessagesArriveAndAreMarkedInParallel() throws Exception {
        List<String> early = arrived("grace", GRACE, category, BEFORE);
        try (ExecutorService browsers = Executors.newFixedThreadPool(8)) {
            List<Future<?>> work = new ArrayList<>();
            for (int i = 0; i < MEANWHILE; i++) {
                work.add(browsers.submit(() -> message(GRACE, category)));
                String entry = early.get(i);
                String mark = i % 3 == 0 ? "archive" : "read";
                work.add(browsers.submit(() -> patch("grace", entry, mark).statusCode(200)));
                work.add(browsers.submit(() -> patch("grace", entry, "read").statusCode(200)));
                work.add(browsers.submit(() -> unread("grace", category)));
            }
            join(work);
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> total() == BEFORE + MEANWHILE);
        assertThat(unread("grace", category)).isEqualTo(MEANWHILE);
        assertThat(ids("grace", "filter=unread&category=" + category)).hasSize(MEANWHILE);
        assertThat(opened()).isEqualTo(BEFORE);
    }

    @Test
    void twoBrowsersMarkingAllNeverBlockEachOtherForGood() throws Exception {
        arrived("grace", GRACE, category, BEFORE);
        try (ExecutorService browsers = Executors.newFixedThreadPool(6)) {
            List<Future<?>> work = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                work.add(browsers.submit(() -> as("grace")
                        .post(INBOX + "/mark-all-read?category=" + category)
                        .then()
                        .statusCode(200)));
            }
            join(work);
        }
        assertThat(unread("grace", category)).isZero();
        assertThat(opened()).isEqualTo(BEFORE);
    }

    private long total() {
        return DatabaseProbe.count("SELECT count(*) FROM inbox_entries WHERE category = '" + category + "'");
    }

    private long opened() {
        return DatabaseProbe.count("SELECT count(*) FROM notification_logs WHERE event = 'OPENED' AND delivery_id IN "
                + "(SELECT id FROM inbox_entries WHERE category = '" + category + "')");
    }

    private static void join(List<Future<?>> work) throws InterruptedException, ExecutionException {
        for (Future<?> one : work) {
            one.get();
        }
    }
}

package io.carillon.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.carillon.systemtests.suite.Http;
import io.carillon.systemtests.suite.MailSink;
import io.carillon.systemtests.suite.ServiceUnderTest;
import io.carillon.systemtests.suite.Suite;
import io.carillon.systemtests.suite.TenantService;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * A CSV file is sent though core is killed three times and the job paused twice: every row ends in one place, none is sent
 * twice. {@code -Dcarillon.bulk.rows=100000} for the full size.
 */
class BulkKillST {
    private static final int ROWS = Integer.getInteger("carillon.bulk.rows", 4_000);
    private static final int BAD_ONE_IN = 50;
    private static final int SAMPLE = 5_000;
    private static final String BULK = TenantService.API + "/bulk";
    private static final Duration PATIENCE = Duration.ofSeconds(120L + ROWS / 40);

    private final Suite suite = Suite.shared();
    private final ServiceUnderTest core = suite.service("core");
    private final MailSink mail = suite.mail();
    private final String domain = UUID.randomUUID().toString().substring(0, 8) + ".bulk.example";
    private final long seed = System.nanoTime();
    private final Random dice = new Random(seed);

    @Test
    void everyRowEndsOnceThoughCoreDiedThreeTimesAndTheJobWasPausedTwice() {
        long before = mail.countWhenQuiet();
        long distinctBefore = mail.countDistinct();
        long began = System.nanoTime();
        JsonNode accepted = upload();
        double uploadSeconds = (System.nanoTime() - began) / 1e9;
        int good = ROWS - ROWS / BAD_ONE_IN;
        assertThat(accepted.path("accepted").asInt()).isEqualTo(good);
        assertThat(accepted.path("rejected").asInt()).isEqualTo(ROWS - good);
        String job = accepted.path("jobId").asText();

        disturb(job, good);
        JsonNode ended = await("job to complete")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> read(job), state -> state.path("state").asText().equals("COMPLETED"));
        double seconds = (System.nanoTime() - began) / 1e9;

        JsonNode counters = ended.path("counters");
        System.out.printf(
                "bulk of %d rows, core killed three times, paused twice (seed %d): uploaded in %.1f s, through after %.1f s: %s%n",
                ROWS, seed, uploadSeconds, seconds, counters);
        long ends = 0;
        for (String end : new String[] {"delivered", "failed", "skipped", "suppressed", "cancelled"}) {
            ends += counters.path(end).asLong();
        }
        assertThat(ends).isEqualTo(good);
        checkSink(before, distinctBefore, good);
        String errors = Http.get(suite.gateway(BULK + "/" + job + "/errors"))
                .bearer(suite.other().token())
                .send()
                .expect(200)
                .body();
        assertThat(errors.lines().count()).isEqualTo(1 + ROWS / BAD_ONE_IN);
        assertThat(errors.lines().skip(1)).allMatch(line -> line.matches("\\d+,validation-failed,.*,'=nobody,Ada.*"));
    }

    /** Every mail has the Message-ID of its delivery: as many mails as rows, and as many different ones, is one for each. */
    private void checkSink(long before, long distinctBefore, int good) {
        assertThat(mail.count() - before).as("mails at the sink").isEqualTo(good);
        assertThat(mail.countDistinct() - distinctBefore).as("different mails").isEqualTo(good);
        Map<String, Long> copies = mail.newest(Math.min(good, SAMPLE)).stream()
                .map(MailSink.Mail::to)
                .filter(to -> to.endsWith("@" + domain))
                .collect(Collectors.groupingBy(to -> to, Collectors.counting()));
        assertThat(copies).as("rows among the newest mails").hasSize(Math.min(good, SAMPLE));
        assertThat(copies.values()).as("mails to one row").allMatch(count -> count == 1);
    }

    private void disturb(String job, int good) {
        for (int i = 0; i < 3; i++) {
            int share = (int) (good * (0.1 + 0.25 * i + 0.1 * dice.nextDouble()));
            await("share of the job")
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> delivered(job) >= share);
            core.kill();
            core.awaitBack();
            if (i < 2) {
                act(job, "pause");
                act(job, "resume");
            }
        }
    }

    private long delivered(String job) {
        try {
            return read(job).path("counters").path("delivered").asLong();
        } catch (AssertionError | UncheckedIOException restarting) {
            return -1;
        }
    }

    private JsonNode read(String job) {
        return Http.get(suite.gateway(BULK + "/" + job))
                .bearer(suite.other().token())
                .send()
                .expect(200)
                .json();
    }

    private void act(String job, String action) {
        Http.post(suite.gateway(BULK + "/" + job + "/" + action), Map.of())
                .bearer(suite.other().token())
                .send()
                .expect(200);
    }

    private JsonNode upload() {
        String boundary = "bulk-" + UUID.randomUUID();
        String job = "{\"template\": {\"code\": \"welcome\"}, \"channels\": [\"email\"]}";
        StringBuilder body = new StringBuilder("--" + boundary
                + "\r\nContent-Disposition: form-data; name=\"job\"\r\nContent-Type: application/json\r\n\r\n" + job
                + "\r\n--" + boundary
                + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"people.csv\"\r\n\r\nemail,name\r\n");
        for (int i = 0; i < ROWS; i++) {
            body.append(i % BAD_ONE_IN == 3 ? "=nobody" : i + "@" + domain)
                    .append(",Ada ")
                    .append(i)
                    .append("\r\n");
        }
        body.append("\r\n--").append(boundary).append("--\r\n");
        return Http.request("POST", suite.gateway(BULK + "/csv"))
                .body(
                        "multipart/form-data; boundary=" + boundary,
                        body.toString().getBytes(StandardCharsets.UTF_8))
                .bearer(suite.other().token())
                .send()
                .expect(202)
                .json();
    }
}

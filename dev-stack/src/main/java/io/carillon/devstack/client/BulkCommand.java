package io.carillon.devstack.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.carillon.devstack.suite.Arguments;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A thin client of {@code POST /bulk/csv} with a progress bar: {@code bulk FILE.csv [--template CODE] [--channels email,sms]
 * [--column "Header=field"] [key=value …]}.
 */
public final class BulkCommand {
    private static final String BULK = "/api/v1/services/notifications/bulk";
    private static final int BAR = 30;
    private static final Duration PACE = Duration.ofSeconds(1);

    private BulkCommand() {}

    public static int run(Arguments given) throws Exception {
        Arguments arguments =
                given.knowing("as", "template", "channels", "category", "priority", "separator", "column");
        Path file = arguments.words().stream()
                .filter(word -> !word.contains("="))
                .findFirst()
                .map(Path::of)
                .filter(Files::isRegularFile)
                .orElseThrow(() -> new IllegalArgumentException("bulk needs a CSV file: ./carillon bulk FILE.csv"));
        RunningSuite suite = RunningSuite.of(arguments);
        String as = arguments.option("as").orElse("demo");
        JsonNode accepted = suite.upload(
                BULK + "/csv",
                suite.token(as),
                "carillon-" + UUID.randomUUID(),
                RunningSuite.JSON.writeValueAsString(job(arguments)),
                file);
        String job = accepted.path("jobId").asText();
        System.out.printf(
                "job %s: %d rows, %d accepted, %d rejected%n",
                job,
                accepted.path("rows").asLong(),
                accepted.path("accepted").asLong(),
                accepted.path("rejected").asLong());
        return follow(suite, as, job);
    }

    static Map<String, Object> job(Arguments arguments) {
        Map<String, Object> job = new LinkedHashMap<>();
        job.put("template", Map.of("code", arguments.option("template").orElse("welcome")));
        arguments.option("channels").ifPresent(channels -> job.put("channels", List.of(channels.split(","))));
        arguments.option("category").ifPresent(category -> job.put("category", category));
        arguments.option("priority").ifPresent(priority -> job.put("priority", priority));
        arguments.option("separator").ifPresent(separator -> job.put("separator", separator));
        Map<String, String> data = new LinkedHashMap<>();
        arguments.words().stream()
                .filter(word -> word.contains("="))
                .forEach(word -> data.put(word.substring(0, word.indexOf('=')), word.substring(word.indexOf('=') + 1)));
        job.put("data", data);
        arguments
                .option("column")
                .map(mapping -> mapping.split("=", 2))
                .filter(mapping -> mapping.length == 2)
                .ifPresent(mapping -> job.put("columns", Map.of(mapping[0], mapping[1])));
        return job;
    }

    /** Shows how far the job is until it has ended; fails when a row was rejected or did not get through. */
    private static int follow(RunningSuite suite, String as, String job) throws Exception {
        boolean live = System.console() != null;
        JsonNode state = suite.get(BULK + "/" + job, suite.token(as));
        while (!state.hasNonNull("completedAt")) {
            System.out.print(live ? "\r" + line(state) : "");
            Thread.sleep(PACE);
            state = suite.get(BULK + "/" + job, suite.token(as));
        }
        System.out.println((live ? "\r" : "") + line(state));
        JsonNode counters = state.path("counters");
        if (counters.path("rejected").asLong() > 0) {
            System.out.println("rejected rows: GET " + BULK + "/" + job + "/errors");
        }
        return counters.path("failed").asLong() + counters.path("rejected").asLong() == 0 ? 0 : 1;
    }

    static String line(JsonNode job) {
        double progress = job.path("progress").asDouble();
        int done = (int) Math.round(progress * BAR);
        JsonNode counters = job.path("counters");
        String end = job.hasNonNull("estimatedEnd")
                ? ", done in "
                        + Duration.between(
                                        Instant.now(),
                                        Instant.parse(job.path("estimatedEnd").asText()))
                                .toSeconds() + " s"
                : "";
        return "[%s%s] %3d %% %s: %d delivered, %d failed, %d open, %d waiting, %.0f/s%s   "
                .formatted(
                        "#".repeat(done),
                        ".".repeat(BAR - done),
                        Math.round(100 * progress),
                        job.path("state").asText(),
                        counters.path("delivered").asLong(),
                        counters.path("failed").asLong(),
                        counters.path("open").asLong()
                                + counters.path("planning").asLong(),
                        counters.path("waiting").asLong(),
                        job.path("rate").asDouble(),
                        end);
    }
}

package io.carillon.systemtests.suite;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Locale;

/** One service of the suite: its address, its health, its figures, its end. */
public final class ServiceUnderTest {
    private static final Duration PATIENCE = Duration.ofSeconds(240);

    private final String name;
    private final Places places;

    ServiceUnderTest(String name, Places places) {
        this.name = name;
        this.places = places;
    }

    public String name() {
        return name;
    }

    public String url(String path) {
        return places.get(name.toUpperCase(Locale.ROOT) + "_URL") + path;
    }

    public Answer get(String path) {
        return Http.get(url(path)).send();
    }

    /** The sum of a Prometheus series over all its labels; zero when there is none. */
    public double metric(String series) {
        return metric(series, "");
    }

    /** The sum of those lines of a Prometheus series that have this label. */
    public double metric(String series, String label) {
        return get("/metrics")
                .expect(200)
                .body()
                .lines()
                .filter(line -> line.startsWith(series + "{") || line.startsWith(series + " "))
                .filter(line -> line.contains(label))
                .mapToDouble(ServiceUnderTest::value)
                .sum();
    }

    /** What follows the labels; behind it there may be an exemplar. */
    private static double value(String line) {
        String sample = line.split(" # ")[0];
        return Double.parseDouble(sample.substring(sample.lastIndexOf(' ') + 1));
    }

    public boolean isReady() {
        try {
            return get("/health/ready").status() == 200;
        } catch (UncheckedIOException down) {
            return false;
        }
    }

    /** SIGKILL: no last words. */
    public void kill() {
        long pid = pid();
        ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Waits until the supervisor has started the service again. */
    public Duration awaitBack() {
        long before = System.nanoTime();
        await(name + " to be back")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(this::isReady);
        return Duration.ofNanos(System.nanoTime() - before);
    }

    private long pid() {
        try {
            return Long.parseLong(
                    Files.readAllLines(places.pidFile(name)).getFirst().trim());
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}

package io.carillon.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * What the gateway costs: the same request sent to notification-core directly and through the gateway, in turns within
 * one run. The request is one that core answers from memory (an id that vouches for nothing), with a token that both
 * check, so that as little as possible but the gateway differs.
 */
final class GatewayOverhead {
    private static final String PATH = "/api/v1/services/notifications/01900000-0000-7000-8000-000000000000";
    private static final int ROUNDS = 4;
    private static final int NOT_FOUND = 404;

    private final Options options;
    private final URI core;
    private final URI gateway;
    private final String token;
    private final List<Duration> directTimes = new ArrayList<>();
    private final List<Duration> gatewayTimes = new ArrayList<>();
    private double directPerSecond;
    private double gatewayPerSecond;

    private GatewayOverhead(RunningSuite suite, Options options) throws Exception {
        this.options = options;
        this.core = URI.create(suite.values().get("CORE_URL"));
        this.gateway = suite.gateway();
        this.token = suite.token();
    }

    /** Measures and returns the figures; fails when a request is not answered as expected. */
    static ObjectNode measure(RunningSuite suite, Options options) throws Exception {
        GatewayOverhead overhead = new GatewayOverhead(suite, options);
        overhead.run();
        return overhead.figures();
    }

    private void run() throws InterruptedException {
        int calls = options.rate() * options.seconds() / ROUNDS;
        closedLoop(core);
        closedLoop(gateway);
        for (int round = 0; round < ROUNDS; round++) {
            directTimes.addAll(send(core, calls, options.rate()));
            gatewayTimes.addAll(send(gateway, calls, options.rate()));
            directPerSecond += closedLoop(core) / ROUNDS;
            gatewayPerSecond += closedLoop(gateway) / ROUNDS;
        }
    }

    private double closedLoop(URI server) throws InterruptedException {
        Instant start = Instant.now();
        send(server, options.count(), 0);
        return options.count() * 1e9 / Duration.between(start, Instant.now()).toNanos();
    }

    private List<Duration> send(URI server, int calls, int perSecond) throws InterruptedException {
        AtomicInteger next = new AtomicInteger();
        ConcurrentLinkedQueue<Duration> times = new ConcurrentLinkedQueue<>();
        Instant start = Instant.now();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < options.connections(); i++) {
            threads.add(Thread.ofPlatform().start(() -> {
                try (Connection connection = new Connection(server, PATH, token)) {
                    for (int number = next.getAndIncrement(); number < calls; number = next.getAndIncrement()) {
                        times.add(call(connection, dueAt(start, number, perSecond)));
                    }
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        if (times.size() < calls) {
            throw new IllegalStateException(server + " did not answer every request as expected");
        }
        return List.copyOf(times);
    }

    private static Duration call(Connection connection, Instant due) {
        int status = connection.get();
        if (status != NOT_FOUND) {
            throw new IllegalStateException("answered " + status);
        }
        return Duration.between(due, Instant.now());
    }

    private static Instant dueAt(Instant start, int number, int perSecond) {
        if (perSecond == 0) {
            return Instant.now();
        }
        Instant due = start.plusNanos(number * TimeUnit.SECONDS.toNanos(1) / perSecond);
        for (long rest = nanosUntil(due); rest > 0; rest = nanosUntil(due)) {
            LockSupport.parkNanos(rest);
        }
        return due;
    }

    private static long nanosUntil(Instant due) {
        return Duration.between(Instant.now(), due).toNanos();
    }

    private ObjectNode figures() {
        Latencies direct = Latencies.of(directTimes);
        Latencies through = Latencies.of(gatewayTimes);
        return new ObjectMapper()
                .createObjectNode()
                .put("ratePerSecond", options.rate())
                .put("connections", options.connections())
                .put("directP50Millis", direct.millis(0.5))
                .put("gatewayP50Millis", through.millis(0.5))
                .put("addedP50Millis", through.millis(0.5) - direct.millis(0.5))
                .put("directP99Millis", direct.millis(0.99))
                .put("gatewayP99Millis", through.millis(0.99))
                .put("addedP99Millis", through.millis(0.99) - direct.millis(0.99))
                .put("directPerSecond", directPerSecond)
                .put("gatewayPerSecond", gatewayPerSecond)
                .put("throughputRatio", gatewayPerSecond / directPerSecond);
    }

    /** The figures as people read them. */
    static String table(ObjectNode figures) {
        StringBuilder text = new StringBuilder("\ngateway: the same request direct and through it, in turns\n");
        figures.properties()
                .forEach(figure -> text.append(String.format(
                        Locale.ROOT,
                        "  %-20s %10.2f%n",
                        figure.getKey(),
                        figure.getValue().asDouble())));
        return text.toString();
    }
}

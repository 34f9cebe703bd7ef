package io.carillon.gateway;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Load on several gateways, in turn on those that say that they are ready, as a balancer would spread it. */
final class Callers implements AutoCloseable {
    private static final int CALLERS = 4;
    private static final long PAUSE_NANOS = Duration.ofMillis(10).toNanos();

    private final List<GatewayProcess> gateways;
    private final String token;
    private final Map<GatewayProcess, Boolean> ready = new ConcurrentHashMap<>();
    private final AtomicInteger turn = new AtomicInteger();
    private final AtomicInteger answered = new AtomicInteger();
    private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads;
    private volatile boolean going = true;

    Callers(List<GatewayProcess> gateways, String token) {
        this.gateways = gateways;
        this.token = token;
        gateways.forEach(gateway -> ready.put(gateway, gateway.isReady()));
        threads = new ArrayList<>();
        gateways.forEach(gateway -> threads.add(Thread.ofPlatform().start(() -> probe(gateway))));
        for (int i = 0; i < CALLERS; i++) {
            threads.add(Thread.ofPlatform().start(this::call));
        }
    }

    int answered() {
        return answered.get();
    }

    List<String> failures() {
        return List.copyOf(failures);
    }

    private void probe(GatewayProcess gateway) {
        while (going) {
            ready.put(gateway, gateway.isReady());
            LockSupport.parkNanos(PAUSE_NANOS * 5);
        }
    }

    private void call() {
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            for (int i = 0; going; i++) {
                call(client, next(), i);
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    private GatewayProcess next() {
        while (true) {
            GatewayProcess candidate = gateways.get(Math.floorMod(turn.getAndIncrement(), gateways.size()));
            if (ready.get(candidate)) {
                return candidate;
            }
            LockSupport.parkNanos(PAUSE_NANOS / 10);
        }
    }

    private void call(HttpClient client, GatewayProcess gateway, int number) {
        URI target = gateway.uri("/api/v1/services/notifications/send");
        HttpRequest.Builder request = HttpRequest.newBuilder(target).header("Authorization", "Bearer " + token);
        try {
            int status = client.send(
                            number % 2 == 0
                                    ? request.POST(BodyPublishers.ofString("{}"))
                                            .build()
                                    : request.build(),
                            BodyHandlers.ofString())
                    .statusCode();
            answered.incrementAndGet();
            if (status != 200) {
                failures.add(gateway.port() + " answered " + status);
            }
        } catch (Exception broken) {
            failures.add(gateway.port() + " " + broken);
        }
    }

    @Override
    public void close() throws InterruptedException {
        going = false;
        for (Thread thread : threads) {
            thread.join();
        }
    }
}

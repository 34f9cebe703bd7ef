package io.carillon.benchmarks;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Sends a scenario's requests, each to an address of its own, and never one of them twice. */
final class Load {
    private static final String PATH = "/api/v1/services/notifications/send";
    private static final Duration HEAD_START = Duration.ofMillis(100);
    private static final String INVOICE = """
            {"template":{"code":"invoice"},"recipient":{"email":"%s"},"channels":["email"],"data":{"name":"Ada",\
            "items":[{"name":"Bell, bronze, 12 kg","quantity":1,"price":"480.00"},\
            {"name":"Clapper, forged","quantity":1,"price":"65.00"},{"name":"Yoke, oak","quantity":1,"price":"120.00"},\
            {"name":"Rope, hemp, 20 m","quantity":2,"price":"18.50"},{"name":"Delivery","quantity":1,"price":"40.00"}],\
            "total":"742.00"}}""";

    private final URI gateway;
    private final String token;
    private final Scenario scenario;
    private final String domain = UUID.randomUUID().toString().substring(0, 8) + ".bench.example";
    private final AtomicInteger next = new AtomicInteger();
    private final ConcurrentLinkedQueue<Sent> ledger = new ConcurrentLinkedQueue<>();
    private Instant start;

    Load(URI gateway, String token, Scenario scenario) {
        this.gateway = gateway;
        this.token = token;
        this.scenario = scenario;
    }

    String domain() {
        return domain;
    }

    /** Sends everything; returns once every request was answered. */
    List<Sent> run() throws InterruptedException {
        start = Instant.now().plus(HEAD_START);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < scenario.connections(); i++) {
            threads.add(Thread.ofPlatform().start(this::sendUntilDone));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return List.copyOf(ledger);
    }

    private void sendUntilDone() {
        try (Connection connection = new Connection(gateway, PATH, token)) {
            for (int number = next.getAndIncrement(); number < scenario.count(); number = next.getAndIncrement()) {
                String address = number + "@" + domain;
                byte[] body = INVOICE.formatted(address).getBytes(StandardCharsets.UTF_8);
                Instant due = awaitTurn(number);
                int status = connection.post(body);
                ledger.add(new Sent(address, due, Instant.now(), status));
            }
        }
    }

    private Instant awaitTurn(int number) {
        if (!scenario.isOpenLoop()) {
            return Instant.now();
        }
        Instant due = start.plusNanos(number * TimeUnit.SECONDS.toNanos(1) / scenario.perSecond());
        for (Duration rest = Duration.between(Instant.now(), due);
                rest.isPositive();
                rest = Duration.between(Instant.now(), due)) {
            LockSupport.parkNanos(rest.toNanos());
        }
        return due;
    }
}

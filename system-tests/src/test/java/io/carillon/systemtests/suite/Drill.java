package io.carillon.systemtests.suite;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Load at a steady rate while something is broken, and the ledgers that tell what came of it: requests are sent open loop
 * until enough were accepted, each to an address of its own, and none is ever repeated by the sender.
 */
public final class Drill {
    private static final Set<String> ARRIVED = Set.of("SENT", "DELIVERED");
    private static final Duration PATIENCE = Duration.ofSeconds(240);
    private static final int LOOKUPS_AT_ONCE = 16;

    /** No more requests are sent while so many wait for their answer: a slow machine shall not drown in its own load. */
    private static final int MOST_UNANSWERED = 256;

    private final TenantService service;
    private final MailSink mail;
    private final int wanted;
    private final String domain = UUID.randomUUID().toString().substring(0, 8) + ".drill.example";
    private final Map<String, String> acceptedIds = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> refusals = new ConcurrentHashMap<>();
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger answered = new AtomicInteger();
    private final long mailsBefore;
    private final long began = System.nanoTime();
    private int inFlight;

    public Drill(TenantService service, MailSink mail, int wanted) {
        this.service = service;
        this.mail = mail;
        this.wanted = wanted;
        this.mailsBefore = mail.count();
    }

    /** Sends at this rate until enough requests were accepted, while {@code faults} are injected; waits for both. */
    public Drill run(int perSecond, Runnable faults) {
        CompletableFuture<Void> injected = CompletableFuture.runAsync(
                faults, task -> Thread.ofPlatform().daemon().name("faults").start(task));
        try (ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor()) {
            var ticks = clock.scheduleAtFixedRate(this::send, 0, 1_000_000 / perSecond, TimeUnit.MICROSECONDS);
            await("enough accepted requests")
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> acceptedIds.size() >= wanted);
            ticks.cancel(false);
        }
        injected.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        await("all answers").atMost(PATIENCE).until(() -> answered.get() == sent.get());
        return this;
    }

    private void send() {
        if (sent.get() - answered.get() < MOST_UNANSWERED) {
            sendNext();
        }
    }

    private void sendNext() {
        String address = sent.getAndIncrement() + "@" + domain;
        Map<String, Object> body = Map.of(
                "template", Map.of("code", "welcome"),
                "recipient", Map.of("email", address),
                "channels", List.of("email"),
                "data", Map.of("name", address));
        service.request(body).start().whenComplete((answer, failure) -> note(address, answer, failure));
    }

    private void note(String address, Answer answer, Throwable failure) {
        if (failure == null && answer.status() == 202) {
            acceptedIds.put(address, answer.text("notificationId"));
        } else {
            String why = failure == null ? String.valueOf(answer.status()) : "no answer";
            refusals.computeIfAbsent(why, key -> new AtomicInteger()).incrementAndGet();
        }
        answered.incrementAndGet();
    }

    /** Waits until this share of the wanted requests is accepted. */
    public void awaitAccepted(double share) {
        await("share of accepted requests")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> acceptedIds.size() >= share * wanted);
    }

    /** Notes how much is on its way, which is as much as may be doubled, then kills. */
    public void kill(ServiceUnderTest victim) {
        long arrived = mail.count() - mailsBefore;
        victim.kill();
        inFlight += (int) Math.max(0, sent.get() - refused() - arrived);
    }

    private int refused() {
        return refusals.values().stream().mapToInt(AtomicInteger::get).sum();
    }

    /** What came of it, once every accepted request has arrived or time is up. */
    public Verdict verdict() {
        long drainBegan = System.nanoTime();
        boolean settled = awaitOrGiveUp(this::everythingArrived) && awaitOrGiveUp(() -> open().isEmpty());
        double drainSeconds = (System.nanoTime() - drainBegan) / 1e9;
        Map<String, Long> arrivals = arrivals();
        long lost = acceptedIds.keySet().stream()
                .filter(address -> !arrivals.containsKey(address))
                .count();
        long copies = arrivals.values().stream().mapToLong(count -> count - 1).sum();
        List<String> open = settled ? List.of() : open();
        return new Verdict(
                acceptedIds.size(),
                new TreeMap<>(refusals).toString(),
                lost,
                open.size(),
                copies,
                inFlight,
                drainSeconds,
                (System.nanoTime() - began) / 1e9);
    }

    private static boolean awaitOrGiveUp(Callable<Boolean> condition) {
        try {
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(250)).until(condition);
            return true;
        } catch (ConditionTimeoutException tooLate) {
            return false;
        }
    }

    private boolean everythingArrived() {
        return mail.count() - mailsBefore >= acceptedIds.size()
                && arrivals().keySet().containsAll(acceptedIds.keySet());
    }

    private Map<String, Long> arrivals() {
        return mail.newest((int) (mail.count() - mailsBefore)).stream()
                .map(MailSink.Mail::to)
                .filter(to -> to.endsWith("@" + domain))
                .collect(Collectors.groupingBy(to -> to, Collectors.counting()));
    }

    /** Accepted notifications that the API calls neither sent nor, since the provider reported it, delivered. */
    private List<String> open() {
        List<String> open = new ArrayList<>();
        List<String> ids = List.copyOf(acceptedIds.values());
        for (int from = 0; from < ids.size(); from += LOOKUPS_AT_ONCE) {
            List<String> some = ids.subList(from, Math.min(ids.size(), from + LOOKUPS_AT_ONCE));
            Map<String, CompletableFuture<Answer>> started =
                    some.stream().collect(Collectors.toMap(id -> id, service::startFind));
            started.forEach((id, answer) -> {
                JsonNode notification = answer.join().expect(200).json();
                if (!ARRIVED.contains(notification.path("status").asText())) {
                    open.add(id);
                }
            });
        }
        return open;
    }

    /** The ledgers compared. */
    public record Verdict(
            int accepted,
            String refused,
            long lost,
            int notSent,
            long duplicates,
            int inFlightAtKills,
            double drainSeconds,
            double seconds) {}
}

package io.carillon.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.events.Channel;
import io.carillon.events.DeliveryReceipt;
import io.carillon.events.DeliveryStatus;
import io.carillon.events.Lane;
import io.carillon.events.SuppressionReason;
import io.carillon.tenancy.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceiptDecisionTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    /**
     * However often and in whatever order reports are heard, in one poll or many, contradicting ones among them, and
     * wherever among them the outcome comes, they end where the most telling one leads.
     */
    @Property
    void shuffledAndRepeatedReceiptsEndTheSame(
            @ForAll("before") DeliveryStatus before,
            @ForAll("outcomes") DeliveryStatus outcome,
            @ForAll @NotEmpty List<@From("reports") DeliveryStatus> reports,
            @ForAll Random random) {
        List<DeliveryStatus> heard = new ArrayList<>(reports);
        reports.stream().filter(status -> random.nextBoolean()).forEach(heard::add);
        Collections.shuffle(heard, random);
        int overtaking = random.nextInt(heard.size() + 1);
        Delivery early = inPolls(delivery(before, 1), heard.subList(0, overtaking), random);
        Delivery attempted = early.status().isOpen() ? early.moved(outcome, 1, null, null, NOW) : early;
        Delivery end = inPolls(attempted, heard.subList(overtaking, heard.size()), random);
        assertThat(end.status())
                .isEqualTo(reports.stream()
                        .max(Comparator.comparing(SAYING::indexOf))
                        .orElseThrow());
        assertThat(end.dueAt()).isNull();
    }

    private static Delivery inPolls(Delivery found, List<DeliveryStatus> heard, Random random) {
        Delivery polled = found;
        for (List<DeliveryStatus> poll = heard; !poll.isEmpty(); ) {
            int size = 1 + random.nextInt(poll.size());
            polled = end(polled, poll.subList(0, size));
            poll = poll.subList(size, poll.size());
        }
        return polled;
    }

    private static final List<DeliveryStatus> SAYING = List.of(
            DeliveryStatus.FAILED,
            DeliveryStatus.DELIVERED,
            DeliveryStatus.BOUNCED,
            DeliveryStatus.OPENED,
            DeliveryStatus.CLICKED);

    @Provide
    Arbitrary<DeliveryStatus> reports() {
        return Arbitraries.of(SAYING);
    }

    @Provide
    Arbitrary<DeliveryStatus> before() {
        return Arbitraries.of(DeliveryStatus.PENDING, DeliveryStatus.DISPATCHED);
    }

    @Provide
    Arbitrary<DeliveryStatus> outcomes() {
        return Arbitraries.of(
                DeliveryStatus.SENT, DeliveryStatus.FAILED, DeliveryStatus.EXPIRED, DeliveryStatus.RETRYING);
    }

    @ParameterizedTest
    @CsvSource({
        "SENT, 1, BOUNCED, , BOUNCED, bounced",
        "SENT, 1, FAILED, , FAILED, failed-later",
        "SENT, 1, BOUNCED, STOP, BOUNCED, stopped",
        "SENT, 1, DELIVERED, COMPLAINT, DELIVERED, ",
        "CLICKED, 1, DELIVERED, , CLICKED, old",
        "CANCELLED, 1, DELIVERED, , CANCELLED, old",
        "FAILED, 1, DELIVERED, , DELIVERED, ",
        "DELIVERED, 1, FAILED, , DELIVERED, old",
        "BOUNCED, 1, DELIVERED, , BOUNCED, old",
        "BOUNCED, 1, OPENED, , OPENED, ",
        "EXPIRED, 1, DELIVERED, , DELIVERED, ",
        "SENT, 1, CANCELLED, , SENT, old",
        "PENDING, 1, SENT, , PENDING, old",
        "SCHEDULED, 0, DELIVERED, , SCHEDULED, old"
    })
    void receiptsMoveForwardOnly(
            DeliveryStatus before,
            int attempt,
            DeliveryStatus reported,
            SuppressionReason suppression,
            DeliveryStatus after,
            String reason) {
        Delivery found = delivery(before, attempt);
        Delivery moved = ReceiptDecision.decide(found, List.of(receipt(reported, suppression))).stream()
                .map(step -> step.moved().delivery())
                .reduce(found, (first, second) -> second);
        assertThat(moved.status()).isEqualTo(after);
        assertThat(moved.reason()).isEqualTo(reason);
    }

    private static Delivery end(Delivery found, List<DeliveryStatus> heard) {
        return ReceiptDecision.decide(
                        found,
                        heard.stream().map(status -> receipt(status, null)).toList())
                .stream()
                .map(step -> step.moved().delivery())
                .reduce(found, (first, second) -> second);
    }

    private static DeliveryReceipt receipt(DeliveryStatus status, SuppressionReason suppression) {
        return new DeliveryReceipt("smtp", "account", "message", null, status, "code", suppression, NOW);
    }

    private static Delivery delivery(DeliveryStatus status, int attempt) {
        UUID id = new UUID(1, 1);
        return new Delivery(
                new TenantId(id),
                id,
                id,
                null,
                null,
                Channel.EMAIL,
                Lane.NORMAL,
                status,
                attempt,
                null,
                "a@example.com",
                null,
                null,
                null,
                null,
                null,
                "general",
                "old",
                null,
                null,
                null,
                NOW,
                NOW,
                NOW);
    }
}

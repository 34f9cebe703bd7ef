package io.carillon.core.suppression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.core.CoreTest;
import io.carillon.core.DatabaseProbe;
import io.carillon.core.recipient.Address;
import io.carillon.events.Channel;
import io.carillon.events.ContactAnswered;
import io.carillon.events.ContactAnswered.Answer;
import io.carillon.events.EventTypes;
import io.carillon.events.SuppressionReason;
import io.carillon.events.Topics;
import io.carillon.postgres.TenantTransactions;
import io.carillon.tenancy.TenantId;
import io.carillon.testkit.InfraResource;
import io.carillon.testkit.TestEvent;
import io.carillon.testkit.TestTenant;
import io.carillon.testkit.TestTopics;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** People who write STOP or START, on real Kafka and PostgreSQL. */
@QuarkusTest
@QuarkusTestResource(value = InfraResource.class, initArgs = @ResourceArg(name = "parts", value = CoreTest.PARTS))
class AnswerComponentTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    @ReactiveDataSource("pipeline")
    Pool pipeline;

    @Inject
    TenantTransactions transactions;

    @Inject
    SuppressionRepository suppressions;

    private final Instant now = Instant.now();
    private final String phone = "+4915" + ThreadLocalRandom.current().nextLong(100_000_000L, 999_999_999L);

    @Test
    void stopSuppressesTheAddressOnItsChannelAndStartFreesIt() {
        say(Answer.STOP, now);
        say(Answer.STOP, now);
        awaitReasons("stop sms receipt");
        say(Answer.START, now.minusSeconds(60));
        say(Answer.START, now.plusSeconds(60));
        awaitReasons();
    }

    @Test
    void startFreesNothingThatAnotherReasonSuppressed() {
        TenantId tenant = TenantId.of(TestTenant.demo().toString());
        String hash = Address.of(tenant, Channel.SMS, phone).hash();
        DatabaseProbe.change("INSERT INTO suppressions (tenant_id, id, channel, address_hash, address, reason, source, "
                + "created_at) VALUES ('" + tenant + "', '" + UUID.randomUUID() + "', 'sms', '" + hash + "', '" + phone
                + "', 'hard-bounce', 'outcome', now())");
        say(Answer.START, now.plusSeconds(60));
        String other = phone + "0";
        say(other, "m", Answer.STOP, now);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(reasons(other)).containsExactly("stop sms receipt"));
        awaitReasons("hard-bounce sms outcome");
    }

    @Test
    void aStopThatComesAfterALaterStartSuppressesNothing() {
        say(Answer.START, now.plusSeconds(60));
        say(Answer.STOP, now);
        settle();
        awaitReasons();
    }

    /** Twilio names no moment: a repeat looks as if it were said anew. */
    @Test
    void aStopThatIsHeardAgainAfterTheStartSuppressesNothing() {
        say(phone, "first", Answer.STOP, now);
        awaitReasons("stop sms receipt");
        say(Answer.START, now.plusSeconds(60));
        awaitReasons();
        say(phone, "first", Answer.STOP, now.plusSeconds(90));
        settle();
        awaitReasons();
        say(Answer.STOP, now.plusSeconds(120));
        awaitReasons("stop sms receipt");
    }

    @Test
    void shuffledAndRepeatedAnswersEndWhereTheLastWordLeads() {
        List<Answer> said = List.of(Answer.STOP, Answer.START, Answer.STOP, Answer.START, Answer.STOP);
        for (int words : List.of(4, 5)) {
            String from = "+4916" + ThreadLocalRandom.current().nextLong(100_000_000L, 999_999_999L);
            List<Integer> order = new ArrayList<>();
            for (int repeat = 0; repeat < 3; repeat++) {
                IntStream.range(0, words).forEach(order::add);
            }
            Collections.shuffle(order);
            say(order.stream()
                    .map(place -> said(from, "m" + place, Channel.SMS, said.get(place), now.plusSeconds(place)))
                    .toList());
            settle(from);
            assertThat(reasons(from))
                    .as("after %s in the order %s", words, order)
                    .hasSize(words == 5 ? 1 : 0);
        }
    }

    @Test
    void aStopOfTheSameMomentCountsInAnyOrder() {
        say(Answer.STOP, now);
        say(Answer.START, now);
        settle();
        awaitReasons("stop sms receipt");
    }

    /** Whichever came first: the bounce stands when the STOP is lifted, and the STOP is known beside it. */
    @Test
    void startLiftsTheStopOfAnAddressThatBouncedAsWell() {
        for (boolean stopFirst : List.of(true, false)) {
            String from = "+4917" + ThreadLocalRandom.current().nextLong(100_000_000L, 999_999_999L);
            if (stopFirst) {
                say(from, "s", Answer.STOP, now);
                settle(from);
                bounce(from);
            } else {
                bounce(from);
                say(from, "s", Answer.STOP, now);
            }
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(stops(from)).containsExactly("hard-bounce true"));
            say(from, "t", Answer.START, now.plusSeconds(1));
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(stops(from)).containsExactly("hard-bounce false"));
        }
    }

    /** Twilio refuses with 21610 what its own list of stops names; it may tell so late. */
    @Test
    void aProvidersStopOfBeforeTheStartSuppressesNothing() {
        say(Answer.START, now);
        settle();
        assertThat(added(phone, SuppressionReason.STOP, now.minusSeconds(5))).isEmpty();
        assertThat(added(phone, SuppressionReason.STOP, now.plusSeconds(5))).containsExactly("stop sms outcome");
    }

    private void bounce(String from) {
        assertThat(added(from, SuppressionReason.HARD_BOUNCE, now)).containsExactly("hard-bounce sms outcome");
    }

    private List<String> added(String from, SuppressionReason reason, Instant moment) {
        Address key = Address.of(TenantId.of(TestTenant.demo().toString()), Channel.SMS, from);
        Suppression bad = Suppression.of(UUID.randomUUID(), key, from, reason, "outcome", null, moment);
        transactions
                .inTransaction(pipeline, client -> suppressions.insertAll(client, List.of(bad)))
                .await()
                .atMost(PATIENCE);
        return reasons(from);
    }

    private static List<String> stops(String phone) {
        return DatabaseProbe.list(
                "SELECT reason || ' ' || (stopped_at IS NOT NULL) FROM suppressions WHERE address = '" + phone + "'");
    }

    private void settle() {
        settle(phone);
    }

    /** Waits until all that was said from there is recorded: a mark on another channel comes after it. */
    private static void settle(String from) {
        String mark = UUID.randomUUID().toString();
        say(List.of(said(from, mark, Channel.WHATSAPP, Answer.START, Instant.now())));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        DatabaseProbe.list("SELECT message_id FROM contact_answers WHERE message_id = '" + mark + "'"))
                .containsExactly(mark));
    }

    private void say(Answer answer, Instant moment) {
        say(phone, UUID.randomUUID().toString(), answer, moment);
    }

    private static void say(String from, String message, Answer answer, Instant moment) {
        say(List.of(said(from, message, Channel.SMS, answer, moment)));
    }

    private static ContactAnswered said(String from, String message, Channel channel, Answer answer, Instant moment) {
        return new ContactAnswered("twilio", "account", message, channel, from, answer, moment);
    }

    private static void say(List<ContactAnswered> answers) {
        TestTopics.produce(
                Topics.OUTCOMES,
                answers.stream()
                        .map(said -> TestEvent.of(
                                        EventTypes.CONTACT_ANSWERED,
                                        TestTenant.demo(),
                                        UUID.randomUUID().toString(),
                                        said)
                                .withKey(said.address()))
                        .toList());
    }

    private void awaitReasons(String... expected) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(reasons(phone)).containsExactly(expected));
    }

    private static List<String> reasons(String phone) {
        return DatabaseProbe.list(
                "SELECT reason || ' ' || channel || ' ' || source FROM suppressions WHERE channel = 'sms' AND address = '"
                        + phone + "'");
    }
}

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
import io.carillon.events.Topics;
import io.carillon.tenancy.TenantId;
import io.carillon.testkit.InfraResource;
import io.carillon.testkit.TestEvent;
import io.carillon.testkit.TestTenant;
import io.carillon.testkit.TestTopics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** People who write STOP or START, on real Kafka and PostgreSQL. */
@QuarkusTest
@QuarkusTestResource(value = InfraResource.class, initArgs = @ResourceArg(name = "parts", value = CoreTest.PARTS))
class AnswerComponentTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

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
        say(other, Answer.STOP, now);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(reasons(other)).containsExactly("stop sms receipt"));
        awaitReasons("hard-bounce sms outcome");
    }

    private void say(Answer answer, Instant moment) {
        say(phone, answer, moment);
    }

    private static void say(String from, Answer answer, Instant moment) {
        ContactAnswered said = new ContactAnswered("twilio", "account", "m", Channel.SMS, from, answer, moment);
        String id = UUID.randomUUID().toString();
        TestTopics.produce(
                Topics.OUTCOMES,
                TestEvent.of(EventTypes.CONTACT_ANSWERED, TestTenant.demo(), id, said)
                        .withKey(from));
    }

    private void awaitReasons(String... expected) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(reasons(phone)).containsExactly(expected));
    }

    private static List<String> reasons(String phone) {
        return DatabaseProbe.list(
                "SELECT reason || ' ' || channel || ' ' || source FROM suppressions WHERE address = '" + phone + "'");
    }
}

package io.carillon.core.intake;

import static io.carillon.core.CoreTest.awaitStatus;
import static io.carillon.core.CoreTest.send;
import static io.carillon.core.CoreTest.welcome;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.carillon.core.CoreTest;
import io.carillon.core.ids.NotificationIds;
import io.carillon.tenancy.TenantId;
import io.carillon.testkit.InfraResource;
import io.carillon.testkit.TestTenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A first try that came to nothing does not eat the one after it. */
@QuarkusTest
@QuarkusTestResource(value = InfraResource.class, initArgs = @ResourceArg(name = "parts", value = CoreTest.PARTS))
class FirstTryComponentTest {
    private static final TenantId DEMO = new TenantId(TestTenant.demo().id());

    @Inject
    RepeatGuard repeats;

    @Inject
    RequestHash hashes;

    @Inject
    NotificationIds ids;

    @Inject
    ObjectMapper json;

    private final Optional<String> key = Optional.of("first-try-" + UUID.randomUUID());

    @BeforeEach
    void configure() {
        CoreTest.configure();
    }

    @Test
    void aRefusedFirstTryLeavesTheKeyFree() {
        Map<String, Object> incomplete = new HashMap<>(welcome("ada@example.com"));
        incomplete.remove("data");
        send(incomplete, key).statusCode(422);
        send(welcome("ada@example.com"), key).statusCode(202).header("Idempotent-Replayed", nullValue());
    }

    /** The replica died between claiming the key and the log: nothing was recorded. */
    @Test
    void aFirstTryThatDiedBeforeTheLogIsMadeGoodUnderItsOwnId() {
        Map<String, Object> body = welcome("ada@example.com");
        UUID first = ids.mint(DEMO);
        String hash = hashes.of(json.convertValue(body, SendRequest.class));
        assertThat(repeats.claim(DEMO, key.orElseThrow(), hash, first).await().atMost(Duration.ofSeconds(5)))
                .isInstanceOf(RepeatGuard.Answer.New.class);
        send(body, key).statusCode(202).body("notificationId", equalTo(first.toString()));
        awaitStatus(first.toString(), "PENDING");
        send(welcome("grace@example.com"), key).statusCode(422);
    }
}

package io.carillon.core.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.core.CoreTest;
import io.carillon.core.DatabaseProbe;
import io.carillon.core.ids.Uuid7;
import io.carillon.tenancy.TenantId;
import io.carillon.tenantconfig.TenantConfigs;
import io.carillon.testkit.InfraResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What endpoints were told is kept for a while; what they are still to be told stays. */
@QuarkusTest
@QuarkusTestResource(value = InfraResource.class, initArgs = @ResourceArg(name = "parts", value = CoreTest.PARTS))
class WebhookRetentionComponentTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    ApplyRetention retention;

    @Inject
    TenantConfigs configs;

    private TenantId tenant;

    @BeforeEach
    void freshTenant() {
        CoreTest.configure();
        tenant = CoreTest.freshTenant(configs);
    }

    @Test
    void oldMessagesGoWithTheirTriesUnlessTheyAreStillToBeTold() {
        UUID old = message(31, "NULL");
        UUID waiting = message(32, "'infinity'");
        UUID young = message(29, "NULL");
        await().atMost(PATIENCE).until(() -> retention.apply().await().atMost(PATIENCE));
        assertThat(DatabaseProbe.list("SELECT id FROM webhook_messages WHERE tenant_id = '" + tenant + "'"))
                .containsExactlyInAnyOrder(waiting.toString(), young.toString())
                .doesNotContain(old.toString());
        assertThat(DatabaseProbe.list("SELECT message_id FROM webhook_attempts WHERE tenant_id = '" + tenant + "'"))
                .containsExactlyInAnyOrder(waiting.toString(), young.toString());
        DatabaseProbe.change("UPDATE webhook_messages SET due_at = NULL WHERE tenant_id = '" + tenant + "'");
    }

    private UUID message(int days, String dueAt) {
        UUID id = Uuid7.fresh(Instant.now().minus(Duration.ofDays(days)));
        DatabaseProbe.change(
                "INSERT INTO webhook_messages (tenant_id, id, endpoint_id, event_type, payload, status, asked, "
                        + "attempt, failures, due_at, created_at) VALUES ('%s', '%s', gen_random_uuid(), 't', '{}', 'FAILED', "
                                .formatted(tenant, id)
                        + "false, 1, 1, " + dueAt + ", now())");
        DatabaseProbe.change(
                "INSERT INTO webhook_attempts (tenant_id, message_id, attempt, delivered, finished_at) VALUES "
                        + "('%s', '%s', 1, false, now())".formatted(tenant, id));
        return id;
    }
}

package io.carillon.core.planning;

import static io.carillon.core.CoreTest.welcome;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.core.CoreTest;
import io.carillon.core.DatabaseProbe;
import io.carillon.events.EventTypes;
import io.carillon.events.Lane;
import io.carillon.events.TenantConfigPublished.Category;
import io.carillon.events.Topics;
import io.carillon.tenancy.TenantId;
import io.carillon.tenantconfig.TenantConfigs;
import io.carillon.testkit.InfraResource;
import io.carillon.testkit.TestEvent;
import io.carillon.testkit.TestTenant;
import io.carillon.testkit.TestTopics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How long a message is worth sending: the category says, else the lane. */
@QuarkusTest
@QuarkusTestResource(value = InfraResource.class, initArgs = @ResourceArg(name = "parts", value = CoreTest.PARTS))
class BudgetComponentTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    TenantConfigs configs;

    private final TestTenant tenant = TestTenant.fresh();

    @BeforeEach
    void aTenantWithBudgets() {
        CoreTest.configure();
        tenant.snapshot()
                .emailTemplate("welcome", "Hello", "<p>Hello</p>")
                .category(new Category("offer", "Offers", false, false, 90, List.of()))
                .category(new Category("news", "News", false, false, null, List.of()))
                .publish();
        await().atMost(PATIENCE)
                .until(() -> configs.find(new TenantId(tenant.id())).isPresent());
    }

    @Test
    void theCategorysBudgetGoesBeforeTheLanes() {
        assertThat(List.of(
                        budget(Lane.NORMAL, "offer"),
                        budget(Lane.CRITICAL, "offer"),
                        budget(Lane.NORMAL, "news"),
                        budget(Lane.CRITICAL, "news"),
                        budget(Lane.BULK, "unheard-of")))
                .containsExactly("00:01:30", "00:01:30", "1 day", "00:05:00", "1 day");
    }

    private String budget(Lane lane, String category) {
        Map<String, Object> body = new HashMap<>(welcome("ada@example.com"));
        body.put("category", category);
        String event = lane + "-" + category;
        TestTopics.produce(Topics.requests(lane), TestEvent.of(EventTypes.NOTIFICATION_REQUESTED, tenant, event, body));
        String query = "SELECT (expires_at - accepted_at)::text FROM notifications WHERE tenant_id = '" + tenant
                + "' AND category = '" + category + "' AND lane = '" + lane.wireName() + "'";
        await().atMost(PATIENCE).until(() -> !DatabaseProbe.list(query).isEmpty());
        return DatabaseProbe.list(query).getFirst();
    }
}

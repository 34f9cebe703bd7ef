package io.carillon.admin.tenant;

import static io.carillon.admin.AdminApi.TENANTS;
import static io.carillon.admin.AdminApi.as;
import static io.carillon.admin.AdminApi.asPlatform;
import static io.carillon.admin.AdminApi.freshTenant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.carillon.admin.database.Database;
import io.carillon.admin.seed.DemoTenants;
import io.carillon.events.Channel;
import io.carillon.events.DataKind;
import io.carillon.events.RouteClass;
import io.carillon.events.TenantConfigPublished;
import io.carillon.events.Topics;
import io.carillon.testkit.InfraResource;
import io.carillon.testkit.TestTopics;
import io.carillon.testkit.TopicWatch;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Everything that is decided about a tenant, by platform administrators and by its own. */
@QuarkusTest
@QuarkusTestResource(
        value = InfraResource.class,
        initArgs = @ResourceArg(name = "parts", value = "postgres,kafka,oidc"))
class SettingsComponentTest {
    private static final Map<String, Object> OWN = Map.of(
            "defaultLocale",
            "de-CH",
            "timeZone",
            "Europe/Zurich",
            "branding",
            Map.of("name", "Marque", "secondaryColor", "#ABCDEF", "logoUrl", "https://cdn.example.com/l.png"));

    @Inject
    DemoTenants demo;

    @Test
    void limitsAndRetentionTravelInTheSnapshot() {
        try (TopicWatch config = TestTopics.watch(Topics.CONFIG)) {
            String tenant = freshTenant();
            asPlatform()
                    .body(whole())
                    .put(TENANTS + "/" + tenant)
                    .then()
                    .statusCode(200)
                    .body("limits.requestsPerMinute.send", equalTo(6000))
                    .body("retentionDays.audit-log", equalTo(730));

            TenantConfigPublished snapshot =
                    config.await(2, seen -> seen.tenant().equals(tenant)).get(1).data(TenantConfigPublished.class);

            assertThat(snapshot.limits().requestsPerMinute()).isEqualTo(Map.of(RouteClass.SEND, 6000));
            assertThat(snapshot.limits().deliveriesPerMinute()).isEqualTo(Map.of(Channel.SMS, 60));
            assertThat(snapshot.retentionDays()).isEqualTo(Map.of(DataKind.NOTIFICATIONS, 90, DataKind.AUDIT_LOG, 730));
            assertThat(snapshot.branding()).isEqualTo(Map.of("primaryColor", "#0f766e"));
        }
    }

    @Test
    void aTenantWithoutLimitsPublishesNone() {
        try (TopicWatch config = TestTopics.watch(Topics.CONFIG)) {
            String tenant = freshTenant();

            TenantConfigPublished snapshot =
                    config.await(seen -> seen.tenant().equals(tenant)).data(TenantConfigPublished.class);

            assertThat(snapshot.limits()).isNull();
            assertThat(snapshot.retentionDays()).isEmpty();
        }
    }

    @Test
    void aSandboxTravelsInTheSnapshotAndIsNotLeftByLeavingItOut() {
        try (TopicWatch config = TestTopics.watch(Topics.CONFIG)) {
            String tenant = freshTenant();
            replace(tenant, Map.of("name", "Rehearsal", "sandbox", true), true);
            replace(tenant, Map.of("name", "Rehearsal 2"), true);
            replace(tenant, Map.of("name", "Premiere", "sandbox", false), false);

            assertThat(config.await(4, seen -> seen.tenant().equals(tenant)))
                    .extracting(
                            record -> record.data(TenantConfigPublished.class).sandbox())
                    .containsExactly(false, true, true, false);
        }
    }

    @Test
    void allowedOriginsTravelInTheSnapshotAndStayUnlessSaid() {
        try (TopicWatch config = TestTopics.watch(Topics.CONFIG)) {
            String tenant = freshTenant();
            String settings = TENANTS + "/" + tenant + "/settings";
            asPlatform()
                    .body(Map.of("allowedOrigins", List.of("https://App.example.com:443", "http://localhost:3000")))
                    .put(settings)
                    .then()
                    .statusCode(200)
                    .body("allowedOrigins", equalTo(List.of("https://app.example.com", "http://localhost:3000")));
            asPlatform()
                    .body(Map.of("defaultLocale", "de"))
                    .put(settings)
                    .then()
                    .statusCode(200);
            asPlatform()
                    .body(Map.of("name", "Renamed"))
                    .put(TENANTS + "/" + tenant)
                    .then()
                    .statusCode(200);

            assertThat(config.await(4, seen -> seen.tenant().equals(tenant)))
                    .extracting(
                            record -> record.data(TenantConfigPublished.class).allowedOrigins())
                    .last()
                    .isEqualTo(List.of("https://app.example.com", "http://localhost:3000"));
            asPlatform()
                    .body(Map.of("allowedOrigins", List.of("https://app.example.com", "*")))
                    .put(settings)
                    .then()
                    .statusCode(400)
                    .body("errors.pointer", equalTo(List.of("/allowedOrigins/1")));
        }
    }

    @Test
    void platformAdministratorsSetAllowedOriginsWithEverythingElse() {
        String tenant = asPlatform()
                .body(Map.of("name", "Origins", "allowedOrigins", List.of("https://a.example.com")))
                .post(TENANTS)
                .then()
                .statusCode(201)
                .body("allowedOrigins", equalTo(List.of("https://a.example.com")))
                .extract()
                .path("id");
        asPlatform()
                .body(Map.of("name", "Origins", "allowedOrigins", List.of("https://B.example.com:443")))
                .put(TENANTS + "/" + tenant)
                .then()
                .statusCode(200)
                .body("allowedOrigins", equalTo(List.of("https://b.example.com")));
        asPlatform()
                .body(Map.of("name", "Origins", "allowedOrigins", List.of("*")))
                .put(TENANTS + "/" + tenant)
                .then()
                .statusCode(400)
                .body("errors.pointer", equalTo(List.of("/allowedOrigins/0")));
        asPlatform()
                .body(Map.of("name", "Origins", "allowedOrigins", List.of()))
                .put(TENANTS + "/" + tenant)
                .then()
                .statusCode(200)
                .body("allowedOrigins", equalTo(List.of()));
    }

    private static void replace(String tenant, Map<String, Object> body, boolean sandbox) {
        asPlatform()
                .body(body)
                .put(TENANTS + "/" + tenant)
                .then()
                .statusCode(200)
                .body("sandbox", equalTo(sandbox));
        asPlatform()
                .get(TENANTS + "/" + tenant + "/settings")
                .then()
                .statusCode(200)
                .body("sandbox", equalTo(sandbox));
    }

    @Test
    void whatIsOutOfBoundsIsListedByPointer() {
        Map<String, Object> wrong = new HashMap<>(whole());
        wrong.put("limits", Map.of("requestsPerMinute", Map.of("send", 0), "deliveriesPerMinute", Map.of("in-app", 5)));
        wrong.put("retentionDays", Map.of("inbox", 3651, "notifications", 0));
        wrong.put("branding", Map.of("primaryColor", "red", "logoUrl", "http://x.example/", "colour", "x"));

        asPlatform()
                .body(wrong)
                .post(TENANTS)
                .then()
                .statusCode(400)
                .body(
                        "errors.pointer",
                        containsInAnyOrder(
                                "/limits/requestsPerMinute/send",
                                "/limits/deliveriesPerMinute/in-app",
                                "/retentionDays/inbox",
                                "/retentionDays/notifications",
                                "/branding/primaryColor",
                                "/branding/logoUrl",
                                "/branding/colour"));
    }

    @Test
    void aClassOfRoutesOrKindOfDataThatDoesNotExistIsRefused() {
        asPlatform()
                .body(Map.of("name", "x", "limits", Map.of("requestsPerMinute", Map.of("sned", 1))))
                .post(TENANTS)
                .then()
                .statusCode(400);
        asPlatform()
                .body(Map.of("name", "x", "retentionDays", Map.of("everything", 1)))
                .post(TENANTS)
                .then()
                .statusCode(400);
    }

    @Test
    void aTenantsOwnPeopleChangeTheirPartOnly() {
        String tenant = freshTenant();
        String settings = TENANTS + "/" + tenant + "/settings";
        asPlatform().body(whole()).put(TENANTS + "/" + tenant).then().statusCode(200);
        Map<String, Object> greedy = new HashMap<>(OWN);
        greedy.put("name", "Stolen");
        greedy.put("retentionDays", Map.of("notifications", 1));

        asPlatform()
                .header("If-Match", "\"2\"")
                .body(greedy)
                .put(settings)
                .then()
                .statusCode(200)
                .header("ETag", "\"3\"")
                .body("name", equalTo("Whole"))
                .body("defaultLocale", equalTo("de-CH"))
                .body("branding.secondaryColor", equalTo("#ABCDEF"))
                .body("branding", not(hasKey("primaryColor")))
                .body("limits.deliveriesPerMinute.sms", equalTo(60))
                .body("retentionDays.notifications", equalTo(90));
        asPlatform().header("If-Match", "\"2\"").body(OWN).put(settings).then().statusCode(412);
        try (Database api = Database.asApi().inTenant(tenant)) {
            assertThat(api.rows("SELECT action FROM audit_log ORDER BY id"))
                    .containsExactly("tenant.created", "tenant.updated", "tenant.settings-updated");
        }
    }

    @Test
    void theCallersTokenSaysWhoseSettingsTheyAre() {
        demo.seed();

        as("demo-viewer").get("/api/v1/admin/settings").then().statusCode(200).body("name", equalTo("Demo Company"));
        as("other-admin").get("/api/v1/admin/settings").then().body("name", equalTo("Other Company"));
    }

    @Test
    void suspendingHonoursTheRevisionThatWasRead() {
        String tenant = TENANTS + "/" + freshTenant();

        asPlatform()
                .header("If-Match", "\"7\"")
                .post(tenant + "/suspend")
                .then()
                .statusCode(412);
        asPlatform()
                .header("If-Match", "\"1\"")
                .post(tenant + "/suspend")
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"");
    }

    private static Map<String, Object> whole() {
        return Map.of(
                "name",
                "Whole",
                "branding",
                Map.of("primaryColor", "#0f766e"),
                "limits",
                Map.of("requestsPerMinute", Map.of("send", 6000), "deliveriesPerMinute", Map.of("sms", 60)),
                "retentionDays",
                Map.of("notifications", 90, "audit-log", 730));
    }
}

package io.carillon.admin.provider.route;

import static io.carillon.admin.AdminApi.TENANTS;
import static io.carillon.admin.AdminApi.asPlatform;
import static io.carillon.admin.AdminApi.freshTenant;
import static io.carillon.admin.AdminApi.providersOf;
import static io.carillon.admin.AdminApi.sendGrid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.carillon.admin.database.Database;
import io.carillon.events.TenantConfigPublished;
import io.carillon.events.Topics;
import io.carillon.testkit.InfraResource;
import io.carillon.testkit.TestTopics;
import io.carillon.testkit.TopicWatch;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = InfraResource.class,
        initArgs = @ResourceArg(name = "parts", value = "postgres,kafka,oidc"))
class RouteComponentTest {
    private String tenant;
    private String a;
    private String b;
    private String c;

    @BeforeEach
    void threeAccounts() {
        tenant = freshTenant();
        a = create();
        b = create();
        c = create();
    }

    @Test
    void oneCallReordersSharesAndSwitchesOff() {
        try (TopicWatch config = TestTopics.watch(Topics.CONFIG)) {
            replace(tag(), groups(List.of(place(c, 80, true), place(a, 20, true)), List.of(place(b, 1, false))))
                    .then()
                    .statusCode(200)
                    .body("groups[0].accounts.id", contains(c, a))
                    .body("groups[1].accounts.enabled", contains(false));

            TenantConfigPublished snapshot = config.await(
                            1, seen -> seen.tenant().equals(tenant))
                    .getFirst()
                    .data(TenantConfigPublished.class);
            assertThat(snapshot.providerAccounts())
                    .extracting(account ->
                            account.id() + " " + account.order() + " " + account.weight() + " " + account.enabled())
                    .containsExactlyInAnyOrder(c + " 1 80 true", a + " 1 20 true", b + " 2 1 false");
        }
        try (Database api = Database.asApi().inTenant(tenant)) {
            assertThat(api.rows("SELECT action || ' ' || object_id FROM audit_log ORDER BY id"))
                    .endsWith("provider-route.replaced email");
        }
        asPlatform()
                .get(routes())
                .then()
                .body("data.channel", contains("email"))
                .body("data[0].groups[0].accounts.id", contains(c, a));
    }

    @Test
    void whatIsLeftOutStaysAndOnlyWhatMovesGetsANewRevision() {
        replace(tag(), groups(List.of(Map.of("id", a), Map.of("id", b)), List.of(Map.of("id", c))))
                .then()
                .statusCode(200)
                .body("groups.accounts.flatten().weight", contains(1, 1, 1));

        assertThat(revision(a)).isEqualTo(1);
        assertThat(revision(c)).isEqualTo(2);
    }

    @Test
    void aStaleWriterIsTold() {
        String before = tag();
        replace(before, groups(List.of(place(c, 1, true)), List.of(place(a, 1, true), place(b, 1, true))));

        replace(before, groups(List.of(place(a, 1, true), place(b, 1, true), place(c, 1, true))))
                .then()
                .statusCode(412);
    }

    @Test
    void everyAccountOfTheChannelIsNamedOnceAndNoOther() {
        replace(tag(), groups(List.of(place(a, 1, true), place(a, 0, true)), List.of()))
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItem("/groups/0/accounts/1/id"))
                .body("errors.pointer", hasItem("/groups/0/accounts/1/weight"))
                .body("errors.pointer", hasItem("/groups/1/accounts"))
                .body("errors.pointer", hasItem("/groups"));
        String foreign = UUID.randomUUID().toString();
        replace(
                        tag(),
                        groups(List.of(
                                place(a, 1, true), place(b, 1, true), place(c, 1, true), place(foreign, 1, true))))
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/groups/0/accounts/3/id"));
    }

    @Test
    void aChannelWithoutAccountsHasAnEmptyRouteAndAnUnknownOneNone() {
        asPlatform().get(routes() + "/push").then().statusCode(200).body("groups.size()", equalTo(0));
        asPlatform().get(routes() + "/pigeon").then().statusCode(404);
    }

    private String create() {
        return asPlatform().body(sendGrid("demo-key")).post(providersOf(tenant)).path("id");
    }

    private int revision(String account) {
        return asPlatform().get(providersOf(tenant) + "/" + account).path("revision");
    }

    private String routes() {
        return TENANTS + "/" + tenant + "/provider-routes";
    }

    private String tag() {
        return asPlatform().get(routes() + "/email").header("ETag");
    }

    private Response replace(String tag, Map<String, ?> route) {
        return asPlatform().header("If-Match", tag).body(route).put(routes() + "/email");
    }

    @SafeVarargs
    private static Map<String, ?> groups(List<Map<String, ?>>... groups) {
        return Map.of(
                "groups",
                List.of(groups).stream()
                        .map(accounts -> Map.of("accounts", accounts))
                        .toList());
    }

    private static Map<String, ?> place(String id, int weight, boolean enabled) {
        return Map.of("id", id, "weight", weight, "enabled", enabled);
    }
}

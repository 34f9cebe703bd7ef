package io.carillon.core;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.carillon.events.Channel;
import io.carillon.events.Content;
import io.carillon.events.TenantConfigPublished.Category;
import io.carillon.events.TenantConfigPublished.Digest;
import io.carillon.events.TenantConfigPublished.Layout;
import io.carillon.events.TenantConfigPublished.Template;
import io.carillon.events.TenantConfigPublished.TemplateVersion;
import io.carillon.events.TenantConfigPublished.WebhookEndpoint;
import io.carillon.tenancy.TenantId;
import io.carillon.tenantconfig.TenantConfigs;
import io.carillon.testkit.Snapshots;
import io.carillon.testkit.TestTenant;
import io.carillon.testkit.Tokens;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the component tests of core share: two configured tenants and the service API as they call it. */
public final class CoreTest {
    public static final String PARTS = "postgres,kafka,redis,oidc";
    /** The demo tenant's; hears of nothing that notifications do. */
    public static final String QUIET_ENDPOINT = "01900000-0000-7000-8000-00000000e001";

    private static final String OTHER_ENDPOINT = "01900000-0000-7000-8000-00000000e002";

    public static final String API = "/api/v1/services/notifications";

    private static boolean configured;

    private CoreTest() {}

    /** Publishes the demo tenants' configuration and waits until core answers with it. */
    public static void configure() {
        if (configured) {
            return;
        }
        configured = true;
        snapshot(TestTenant.demo()).publish();
        activateOther();
        await().atMost(Duration.ofSeconds(60)).until(() -> ready() && probe("demo-service") && probe("other-service"));
    }

    static void activateOther() {
        snapshot(TestTenant.other()).publish();
    }

    /** A tenant of one test alone; it has a configuration but nobody has tokens of it. */
    public static TenantId freshTenant(TenantConfigs configs) {
        TestTenant tenant = TestTenant.fresh();
        snapshot(tenant).publish();
        TenantId id = new TenantId(tenant.id());
        await().atMost(Duration.ofSeconds(60)).until(() -> configs.find(id).isPresent());
        return id;
    }

    static Snapshots snapshot(TestTenant tenant) {
        Map<Channel, Content> welcome = Map.of(
                Channel.EMAIL,
                Content.email(
                        "Welcome {{name}}", "<p>Dear {{name}}, {{#each items}}<li>{{this}}</li>{{/each}}</p>", null),
                Channel.IN_APP,
                Content.message("Hello {{name}}", "Good to see you & yours", null));
        Map<Channel, Content> german =
                Map.of(Channel.EMAIL, Content.email("Willkommen {{name}}", "<p>Hallo {{name}}</p>", null));
        TemplateVersion first = Snapshots.version(1, Map.of("en", welcome, "de", german), "name");
        return tenant.snapshot()
                .version(System.currentTimeMillis())
                .template(new Template("welcome", "account", List.of(Channel.EMAIL), 1, List.of(first)))
                .category(new Category("news", "News & more", false, false, null, List.of()))
                .category(new Category("offers", "Offers", false, false, null, List.of(Channel.EMAIL)))
                .category(new Category("legal", "Legal notices", true, false, null, List.of()))
                .category(new Category("receipts", "Receipts", false, true, null, List.of()))
                .emailTemplate("broken", "{{#if}}", "<p>never</p>")
                .branding(Map.of("footer", "Bells & Co"))
                .webhookEndpoint(new WebhookEndpoint(
                        tenant.equals(TestTenant.demo()) ? QUIET_ENDPOINT : OTHER_ENDPOINT,
                        "https://hooks.example.com/",
                        List.of("carillon.webhook.endpoint-disabled.v1"),
                        true,
                        Map.of(),
                        List.of()))
                .layout(new Layout("plain", "handlebars", "<body>{{{content}}}<i>{{branding.footer}}</i></body>", null))
                .template(new Template("receipt", "account", List.of(Channel.EMAIL), 1, List.of(receipt())))
                .template(new Template("orders", "account", List.of(Channel.EMAIL), 1, List.of(orders())));
    }

    /** Orders of one shop, told once an hour. */
    private static TemplateVersion orders() {
        Content words = Content.email(
                "{{count}} orders of {{shop}}", "<ul>{{#each items}}<li>{{order}}</li>{{/each}}</ul>", null);
        TemplateVersion alone = Snapshots.version(1, Map.of("en", Map.of(Channel.EMAIL, words)));
        return new TemplateVersion(
                1, alone.engine(), true, null, null, null, new Digest(3600, "{{shop}}"), null, alone.locales());
    }

    /** Written in Qute, strict, within a layout, with a partial, and with a schema that asks for a number. */
    private static TemplateVersion receipt() {
        Map<String, Object> variables = Map.of(
                "type",
                "object",
                "required",
                List.of("name"),
                "properties",
                Map.of("total", Map.of("type", "number"), "name", Map.of("type", "string")));
        Content words = Content.email("Receipt for {name}", "<p>{name}: {total}</p>{#include sign who=name /}", null);
        Map<String, Map<Channel, Content>> locales = Map.of("en", Map.of(Channel.EMAIL, words));
        return new TemplateVersion(
                1, "qute", true, variables, "plain", Map.of("sign", "-- {who}"), null, null, locales);
    }

    private static boolean ready() {
        return given().get("/health/ready").statusCode() == 200;
    }

    private static boolean probe(String client) {
        return service(client)
                .body(Map.of("recipient", Map.of("email", "a@example.com"), "template", Map.of("code", "welcome")))
                .post(API + "/send")
                .path("type")
                .toString()
                .endsWith("variables-missing");
    }

    public static RequestSpecification service(String client) {
        return given().auth().oauth2(Tokens.ofClient(client)).contentType("application/json");
    }

    /** A request body with template {@code welcome} for an address. */
    public static Map<String, Object> welcome(String email) {
        return Map.of(
                "template", Map.of("code", "welcome"),
                "recipient", Map.of("email", email),
                "data", Map.of("name", "Ada", "items", List.of("one", "two")));
    }

    public static String send(Map<String, Object> body) {
        return send(body, Optional.empty()).statusCode(202).extract().path("notificationId");
    }

    public static ValidatableResponse send(Map<String, Object> body, Optional<String> key) {
        RequestSpecification request = service("demo-service").body(body);
        key.ifPresent(used -> request.header("Idempotency-Key", used));
        return request.post(API + "/send").then();
    }

    public static ValidatableResponse get(String id) {
        return service("demo-service").get(API + "/" + id).then();
    }

    public static void awaitStatus(String id, String status) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> status.equals(get(id).extract().path("status")));
    }
}

package io.carillon.admin.template;

import static io.carillon.admin.AdminApi.asPlatform;
import static io.carillon.admin.AdminApi.freshTenant;
import static io.carillon.admin.AdminApi.layoutsOf;
import static io.carillon.admin.AdminApi.smsTemplate;
import static io.carillon.admin.AdminApi.templatesOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.carillon.admin.database.Database;
import io.carillon.events.Channel;
import io.carillon.events.EscalationStep;
import io.carillon.events.TenantConfigPublished;
import io.carillon.events.TenantConfigPublished.Digest;
import io.carillon.events.TenantConfigPublished.TemplateVersion;
import io.carillon.events.Topics;
import io.carillon.testkit.InfraResource;
import io.carillon.testkit.TestRecord;
import io.carillon.testkit.TestTopics;
import io.carillon.testkit.TopicWatch;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What versions hold, and how an older one comes back. */
@QuarkusTest
@QuarkusTestResource(
        value = InfraResource.class,
        initArgs = @ResourceArg(name = "parts", value = "postgres,kafka,oidc"))
class VersionComponentTest {

    @Test
    void anOlderVersionIsInUseAgainAfterOneCall() {
        try (TopicWatch config = TestTopics.watch(Topics.CONFIG)) {
            String tenant = freshTenant();
            String path = twoVersions(tenant);

            Response back = asPlatform().body(Map.of("version", 1)).post(path + "/rollback");

            back.then().statusCode(200).body("publishedVersion", equalTo(1)).body("lastVersion", equalTo(2));
            asPlatform().get(path).then().header("ETag", back.header("ETag")).body("locales.en.sms.text", equalTo("2"));
            TenantConfigPublished.Template template = config.await(
                            6, seen -> seen.tenant().equals(tenant))
                    .getLast()
                    .data(TenantConfigPublished.class)
                    .templates()
                    .getFirst();
            assertThat(template.publishedVersion()).isEqualTo(1);
            assertThat(actions(tenant)).endsWith("template.rolled-back");
            asPlatform().post(path + "/publish").then().body("version", equalTo(3));
        }
    }

    @Test
    void onlyAVersionThatIsThereComesBack() {
        String path = twoVersions(freshTenant());

        asPlatform()
                .body(Map.of("version", 3))
                .post(path + "/rollback")
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:carillon:problem:version-not-found"));
        asPlatform().body("{}").post(path + "/rollback").then().statusCode(400);
        asPlatform()
                .header("If-Match", "\"1\"")
                .body(Map.of("version", 1))
                .post(path + "/rollback")
                .then()
                .statusCode(412);
        asPlatform().get(path).then().body("publishedVersion", equalTo(2));
    }

    @Test
    void aVersionHasTheShapeOfADraft() {
        String path = twoVersions(freshTenant());

        asPlatform()
                .get(path + "/versions/1")
                .then()
                .statusCode(200)
                .body("locales.en.sms.text", equalTo("1"))
                .body("strict", equalTo(true))
                .body("engine", equalTo("handlebars"))
                .body("variables.required", hasItem("name"))
                .body("publishedBy", equalTo("platform-admin"));
        asPlatform().get(path + "/versions/9").then().statusCode(404);
        asPlatform().get(path + "/versions").then().body("data[0].locales", nullValue());
    }

    @Test
    void publishingAnswersTheNewETag() {
        String tenant = freshTenant();
        String path = create(tenant, smsTemplate("welcome", "1"));

        Response published = asPlatform().header("If-Match", "\"1\"").post(path + "/publish");

        published.then().statusCode(200).body("warnings", equalTo(List.of()));
        asPlatform().get(path).then().header("ETag", published.header("ETag"));
    }

    @Test
    void allThatATemplateSaysTravels() {
        try (TopicWatch config = TestTopics.watch(Topics.CONFIG)) {
            String tenant = freshTenant();
            Map<String, Object> template = new HashMap<>(smsTemplate("welcome", "Hi"));
            template.put("strict", false);
            template.put("digest", Map.of("windowSeconds", 60, "key", "{{name}}"));
            template.put("partials", Map.of("footer", "bye"));
            asPlatform().post(create(tenant, template) + "/publish").then().statusCode(200);
            template.remove("digest");
            template.put("code", "stairs");
            template.put(
                    "locales",
                    Map.of(
                            "en",
                            Map.of("sms", Map.of("text", "Hi"), "in-app", Map.of("title", "Hi", "body", "there"))));
            template.put(
                    "escalation",
                    List.of(
                            Map.of("channel", "in-app", "afterSeconds", 0),
                            Map.of("channel", "sms", "afterSeconds", 60, "unless", "read")));
            asPlatform().post(create(tenant, template) + "/publish").then().statusCode(200);

            TenantConfigPublished last = config.await(5, seen -> seen.tenant().equals(tenant))
                    .getLast()
                    .data(TenantConfigPublished.class);

            TemplateVersion stairs = last.templates().getFirst().versions().getFirst();
            assertThat(stairs.escalation())
                    .containsExactly(
                            new EscalationStep(Channel.IN_APP, 0, null),
                            new EscalationStep(Channel.SMS, 60, EscalationStep.Reaction.READ));
            TemplateVersion welcome = last.templates().getLast().versions().getFirst();
            assertThat(welcome.strict()).isFalse();
            assertThat(welcome.digest()).isEqualTo(new Digest(60, "{{name}}"));
            assertThat(welcome.partials()).containsExactly(Map.entry("footer", "bye"));
            assertThat(welcome.escalation()).isNull();
            assertThat(welcome.layout()).isNull();
        }
    }

    @Test
    void mjmlTravelsAsTheHtmlItBecame() {
        try (TopicWatch config = TestTopics.watch(Topics.CONFIG)) {
            String tenant = freshTenant();
            Map<String, Object> template = new HashMap<>(smsTemplate("welcome", "Hi"));
            String mjml = "<mjml><mj-body><mj-section><mj-column><mj-text>Hi {{name}}</mj-text></mj-column>"
                    + "</mj-section></mj-body></mjml>";
            template.put("defaultChannels", List.of("email"));
            template.put("locales", Map.of("en", Map.of("email", Map.of("subject", "Hi", "mjml", mjml))));
            String path = create(tenant, template);
            asPlatform().post(path + "/publish").then().statusCode(200);

            TestRecord record =
                    config.await(3, seen -> seen.tenant().equals(tenant)).getLast();

            TemplateVersion version = record.data(TenantConfigPublished.class)
                    .templates()
                    .getFirst()
                    .versions()
                    .getFirst();
            assertThat(version.locales().get("en").get(Channel.EMAIL).html()).contains("Hi {{name}}", "</html>");
            assertThat(record.json().toString()).doesNotContain("<mjml>");
            asPlatform()
                    .get(path + "/versions/1")
                    .then()
                    .body("locales.en.email.mjml", equalTo(mjml))
                    .body("locales.en.email.html", containsString("</html>"));
        }
    }

    @Test
    void twoTenantsWithTheSameCodesNeverMeet() {
        try (TopicWatch config = TestTopics.watch(Topics.CONFIG)) {
            String mine = freshTenant();
            String others = freshTenant();
            for (String tenant : List.of(mine, others)) {
                asPlatform()
                        .body(Map.of("code", "frame", "html", tenant + "{{content}}"))
                        .post(layoutsOf(tenant))
                        .then()
                        .statusCode(201);
                Map<String, Object> template = new HashMap<>(smsTemplate("welcome", tenant));
                template.put("layout", "frame");
                asPlatform().post(create(tenant, template) + "/publish").then().statusCode(200);
            }

            for (String tenant : List.of(mine, others)) {
                String other = tenant.equals(mine) ? others : mine;
                TestRecord last =
                        config.await(4, seen -> seen.tenant().equals(tenant)).getLast();
                assertThat(last.data(TenantConfigPublished.class)
                                .layouts()
                                .getFirst()
                                .html())
                        .startsWith(tenant);
                assertThat(last.json().toString()).doesNotContain(other);
            }
        }
    }

    @Test
    void theListIsNarrowedByCategoryAndWords() {
        String tenant = freshTenant();
        create(tenant, smsTemplate("welcome-back", "1"));
        create(tenant, smsTemplate("goodbye", "1"));
        String list = templatesOf(tenant);

        asPlatform().get(list + "?search=WELC").then().body("data.code", equalTo(List.of("welcome-back")));
        asPlatform().get(list + "?category=account").then().body("data.code.size()", equalTo(2));
        asPlatform().get(list + "?category=other").then().body("data.code.size()", equalTo(0));
    }

    private static String twoVersions(String tenant) {
        String path = create(tenant, smsTemplate("welcome", "1"));
        asPlatform().post(path + "/publish").then().statusCode(200);
        asPlatform().body(smsTemplate("welcome", "2")).put(path).then().statusCode(200);
        asPlatform().post(path + "/publish").then().statusCode(200);
        return path;
    }

    private static String create(String tenant, Map<String, Object> template) {
        Response created = asPlatform().body(template).post(templatesOf(tenant));
        created.then().statusCode(201);
        return templatesOf(tenant) + "/" + created.path("id");
    }

    private static List<String> actions(String tenant) {
        try (Database api = Database.asApi().inTenant(tenant)) {
            return api.rows("SELECT action FROM audit_log ORDER BY id");
        }
    }
}

package io.carillon.admin.layout;

import static io.carillon.admin.AdminApi.asPlatform;
import static io.carillon.admin.AdminApi.freshTenant;
import static io.carillon.admin.AdminApi.layoutsOf;
import static io.carillon.admin.AdminApi.smsTemplate;
import static io.carillon.admin.AdminApi.templatesOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.carillon.events.TenantConfigPublished;
import io.carillon.events.Topics;
import io.carillon.testkit.InfraResource;
import io.carillon.testkit.TestTopics;
import io.carillon.testkit.TopicWatch;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = InfraResource.class,
        initArgs = @ResourceArg(name = "parts", value = "postgres,kafka,oidc"))
class LayoutComponentTest {

    @Test
    void aLayoutIsInUseAsSoonAsItIsSaved() {
        try (TopicWatch config = TestTopics.watch(Topics.CONFIG)) {
            String tenant = freshTenant();
            String id = create(tenant, "frame", "<p>{{content}}</p>");
            asPlatform()
                    .body(layout("frame", "<b>{{content}}</b>"))
                    .put(layoutsOf(tenant) + "/" + id)
                    .then()
                    .statusCode(200)
                    .header("ETag", "\"2\"")
                    .body("html", equalTo("<b>{{content}}</b>"));

            TenantConfigPublished last = config.await(3, seen -> seen.tenant().equals(tenant))
                    .getLast()
                    .data(TenantConfigPublished.class);

            assertThat(last.layouts())
                    .containsExactly(
                            new TenantConfigPublished.Layout("frame", "handlebars", "<b>{{content}}</b>", null));
        }
    }

    @Test
    void aLayoutThatNeverPutsOutItsContentIsRefused() {
        asPlatform()
                .body(layout("frame", "<p>nothing</p>"))
                .post(layoutsOf(freshTenant()))
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:carillon:problem:layout-syntax"))
                .body("errors.pointer", hasItem("/html"));
    }

    @Test
    void aCodeIsTakenWithinATenantOnlyAndStays() {
        String tenant = freshTenant();
        String id = create(tenant, "frame", "{{content}}");
        create(freshTenant(), "frame", "{{content}}");

        asPlatform()
                .body(layout("frame", "{{content}}"))
                .post(layoutsOf(tenant))
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:carillon:problem:code-taken"));
        asPlatform()
                .body(layout("other", "{{content}}"))
                .put(layoutsOf(tenant) + "/" + id)
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem("/code"));
    }

    @Test
    void aStaleWriteChangesNothing() {
        String tenant = freshTenant();
        String path = layoutsOf(tenant) + "/" + create(tenant, "frame", "{{content}}");
        asPlatform().body(layout("frame", "1 {{content}}")).put(path).then().statusCode(200);

        asPlatform()
                .header("If-Match", "\"1\"")
                .body(layout("frame", "2 {{content}}"))
                .put(path)
                .then()
                .statusCode(412);
        asPlatform().header("If-Match", "\"1\"").delete(path).then().statusCode(412);
        asPlatform().get(path).then().body("html", equalTo("1 {{content}}")).header("ETag", "\"2\"");
    }

    @Test
    void aLayoutThatAPublishedVersionNamesStays() {
        String tenant = freshTenant();
        String path = layoutsOf(tenant) + "/" + create(tenant, "frame", "{{content}}");
        Map<String, Object> template = new HashMap<>(smsTemplate("welcome", "Hi"));
        template.put("layout", "frame");
        String templatePath = templatesOf(tenant) + "/"
                + asPlatform().body(template).post(templatesOf(tenant)).path("id");

        asPlatform().post(templatePath + "/publish").then().statusCode(200);
        asPlatform()
                .delete(path)
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:carillon:problem:layout-in-use"))
                .body("detail", containsString("welcome version 1"));

        asPlatform().delete(templatePath).then().statusCode(204);
        asPlatform().delete(path).then().statusCode(204);
        asPlatform().get(path).then().statusCode(404).body("type", equalTo("urn:carillon:problem:layout-not-found"));
    }

    @Test
    void aTemplateCannotBePublishedWithoutItsLayout() {
        String tenant = freshTenant();
        Map<String, Object> template = new HashMap<>(smsTemplate("welcome", "Hi"));
        template.put("layout", "frame");
        String id = asPlatform().body(template).post(templatesOf(tenant)).path("id");

        asPlatform()
                .post(templatesOf(tenant) + "/" + id + "/publish")
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItem("/layout"));
    }

    private static String create(String tenant, String code, String html) {
        Response created = asPlatform().body(layout(code, html)).post(layoutsOf(tenant));
        created.then().statusCode(201).header("ETag", "\"1\"");
        return created.path("id");
    }

    private static Map<String, Object> layout(String code, String html) {
        return Map.of("code", code, "html", html);
    }
}

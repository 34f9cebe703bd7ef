package io.carillon.admin.preview;

import static io.carillon.admin.AdminApi.as;
import static io.carillon.admin.AdminApi.asPlatform;
import static io.carillon.admin.AdminApi.freshTenant;
import static io.carillon.admin.AdminApi.layoutsOf;
import static io.carillon.admin.AdminApi.templatesOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.oneOf;

import io.carillon.admin.AdminApi;
import io.carillon.admin.seed.DemoTenants;
import io.carillon.testkit.InfraResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = InfraResource.class,
        initArgs = @ResourceArg(name = "parts", value = "postgres,kafka,oidc"))
class PreviewComponentTest {
    @Inject
    DemoTenants demo;

    @Test
    void showsEveryChannelInTheLanguageThatASendWouldChoose() {
        String path = saved(template());

        preview(path, Map.of("locale", "de-AT", "data", Map.of("name", "Ada & Co")))
                .then()
                .statusCode(200)
                .body("channels.email.locale", equalTo("de"))
                .body("channels.email.content.subject", equalTo("Hallo Ada & Co"))
                .body("channels.email.content.html", equalTo("<p>Hallo Ada &amp; Co</p>"))
                .body("channels.email.warnings.pointer", hasItem("/text"))
                .body("channels.sms.locale", equalTo("en"))
                .body("channels.sms.sms.segments", equalTo(1))
                .body("warnings.size()", equalTo(0));
        preview(path, Map.of("channel", "sms", "data", Map.of("name", "Ada")))
                .then()
                .body("channels.email", nullValue())
                .body("channels.sms.content.text", equalTo("Hi Ada"));
    }

    @Test
    void aVersionIsShownAsItWasPublished() {
        String path = saved(template());
        asPlatform().post(path + "/publish").then().statusCode(200);
        Map<String, Object> changed = template();
        changed.put("locales", Map.of("en", Map.of("sms", Map.of("text", "Changed {{name}}"))));
        changed.put("defaultChannels", List.of("sms"));
        asPlatform().body(changed).put(path).then().statusCode(200);
        Map<String, Object> data = Map.of("name", "Ada");

        preview(path, Map.of("version", 1, "data", data)).then().body("channels.sms.content.text", equalTo("Hi Ada"));
        preview(path, Map.of("draft", true, "data", data))
                .then()
                .body("channels.sms.content.text", equalTo("Changed Ada"));
        preview(path, Map.of("version", 2, "data", data)).then().statusCode(404);
        preview(path, Map.of("version", 1, "draft", true)).then().statusCode(400);
    }

    @Test
    void warnsOfWhatASendWouldStumbleOver() {
        Map<String, Object> lenient = template();
        lenient.put("strict", false);
        lenient.put("locales", Map.of("en", Map.of("sms", Map.of("text", "Hi {{name}} {{other}} " + "x".repeat(160)))));
        lenient.put("defaultChannels", List.of("sms"));

        preview(saved(lenient), Map.of("data", Map.of()))
                .then()
                .statusCode(200)
                .body("warnings.pointer", hasItem("/data/name"))
                .body("channels.sms.warnings.detail", hasItem(containsString("'other'")))
                .body("channels.sms.warnings.detail", hasItem(containsString("takes 2 messages")));
    }

    @Test
    void whatCannotBeRenderedIsNamedByItsPlace() {
        String path = saved(template());

        preview(path, Map.of("locale", "en", "data", Map.of()))
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:carillon:problem:template-failed"))
                .body("errors.pointer", hasItems("/locales/en/email/subject", "/locales/en/sms/text"))
                .body("errors.detail", hasItem(containsString("'name'")));
        Map<String, Object> broken = template();
        broken.put("locales", Map.of("en", Map.of("sms", Map.of("text", "one\n{{#if name}}"))));
        preview(saved(broken), Map.of("data", Map.of("name", "Ada")))
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/locales/en/sms/text"))
                .body("errors[0].detail", containsString("line 2"));
    }

    @Test
    void whatIsNotSavedCanBeSeenWithLayoutAndBranding() {
        String tenant = freshTenant();
        asPlatform()
                .body(Map.of("code", "frame", "html", "<b>{{#if branding}}-{{/if}}{{content}}</b>"))
                .post(layoutsOf(tenant))
                .then()
                .statusCode(201);
        Map<String, Object> mail = Map.of("mjml", mjml("Hi {{name}}"), "subject", "s");
        Map<String, Object> unsaved = Map.of("layout", "frame", "locales", Map.of("en", Map.of("email", mail)));

        asPlatform()
                .body(Map.of("template", unsaved, "data", Map.of("name", "<Ada>")))
                .post(templatesOf(tenant) + "/preview")
                .then()
                .statusCode(200)
                .body("channels.email.content.html", containsString("Hi &lt;Ada&gt;"))
                .body("channels.email.content.html", containsString("<b>"))
                .body("channels.email.content.html", not(containsString("mj-text")));
        asPlatform()
                .body(Map.of("template", Map.of("locales", Map.of("en", Map.of("fax", Map.of())))))
                .post(templatesOf(tenant) + "/preview")
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem("/template/locales/en/fax"));
    }

    @Test
    void anotherTenantsTemplateIsNotShown() {
        demo.seed();
        String path = AdminApi.TEMPLATES + "/"
                + as("demo-editor")
                        .body(AdminApi.smsTemplate(AdminApi.freshCode(), "Hi"))
                        .post(AdminApi.TEMPLATES)
                        .path("id");

        as("other-admin").body("{}").post(path + "/preview").then().statusCode(404);
        as("demo-viewer").body("{}").post(path + "/preview").then().statusCode(200);
    }

    @Test
    void hostileSourcesEndInTime() {
        String bomb = "{{#each data}}".repeat(15) + "x" + "{{/each}}".repeat(15);
        Map<String, Object> unsaved = Map.of("locales", Map.of("en", Map.of("sms", Map.of("text", bomb))));

        asPlatform()
                .body(Map.of("template", unsaved, "data", Map.of("data", Collections.nCopies(1000, Map.of()))))
                .post(templatesOf(freshTenant()) + "/preview")
                .then()
                .statusCode(oneOf(200, 422));
    }

    private static Response preview(String path, Map<String, Object> body) {
        return asPlatform().body(body).post(path + "/preview");
    }

    private static String saved(Map<String, Object> template) {
        String list = templatesOf(freshTenant());
        Response created = asPlatform().body(template).post(list);
        created.then().statusCode(201);
        return list + "/" + created.path("id");
    }

    private static Map<String, Object> template() {
        Map<String, Object> template = new HashMap<>(AdminApi.smsTemplate("welcome", "Hi {{name}}"));
        template.put("defaultChannels", List.of("sms"));
        template.put(
                "locales",
                Map.of(
                        "en",
                        Map.of(
                                "sms",
                                Map.of("text", "Hi {{name}}"),
                                "email",
                                Map.of("subject", "Hi {{name}}", "html", "<p>Hi {{name}}</p>")),
                        "de",
                        Map.of("email", Map.of("subject", "Hallo {{name}}", "html", "<p>Hallo {{name}}</p>"))));
        return template;
    }

    private static String mjml(String text) {
        return "<mjml><mj-body><mj-section><mj-column><mj-text>" + text
                + "</mj-text></mj-column></mj-section></mj-body></mjml>";
    }
}

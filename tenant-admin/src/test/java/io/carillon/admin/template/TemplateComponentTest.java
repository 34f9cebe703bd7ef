package io.carillon.admin.template;

import static io.carillon.admin.AdminApi.asPlatform;
import static io.carillon.admin.AdminApi.freshTenant;
import static io.carillon.admin.AdminApi.smsTemplate;
import static io.carillon.admin.AdminApi.templatesOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.carillon.events.Channel;
import io.carillon.events.EventTypes;
import io.carillon.events.TenantConfigPublished;
import io.carillon.events.Topics;
import io.carillon.testkit.InfraResource;
import io.carillon.testkit.TestRecord;
import io.carillon.testkit.TestTopics;
import io.carillon.testkit.TopicWatch;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = InfraResource.class,
        initArgs = @ResourceArg(name = "parts", value = "postgres,kafka,oidc"))
class TemplateComponentTest {

    @Test
    void aPublishedTemplateReachesEveryServiceWithItsVersion() {
        try (TopicWatch config = TestTopics.watch(Topics.CONFIG)) {
            String tenant = freshTenant();
            String id = create(tenant, "welcome", "Hi {{name}}");
            publish(tenant, id).then().statusCode(200).body("version", equalTo(1));

            TestRecord record = config.await(seen ->
                    seen.tenant().equals(tenant) && !snapshot(seen).templates().isEmpty());

            assertThat(record.type()).isEqualTo(EventTypes.TENANT_CONFIG_PUBLISHED);
            assertThat(record.key()).isEqualTo(tenant);
            assertThat(record.id()).isEqualTo(tenant + "-" + snapshot(record).version());
            TenantConfigPublished.Template template =
                    snapshot(record).templates().getFirst();
            assertThat(template.code()).isEqualTo("welcome");
            assertThat(template.publishedVersion()).isEqualTo(1);
            assertThat(template.defaultChannels()).containsExactly(Channel.SMS);
            assertThat(template.versions().getFirst().variables()).containsEntry("required", List.of("name"));
            assertThat(text(template, 1)).isEqualTo("Hi {{name}}");
        }
    }

    @Test
    void everyChangePublishesTheNextSnapshotInOrder() {
        try (TopicWatch config = TestTopics.watch(Topics.CONFIG)) {
            String tenant = freshTenant();
            for (int i = 0; i < 5; i++) {
                create(tenant, "code-" + i, "Hi");
            }

            List<TestRecord> records = config.await(6, seen -> seen.tenant().equals(tenant));

            assertThat(records).extracting(seen -> snapshot(seen).version()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        }
    }

    @Test
    void aDraftChangesNothingUntilItIsPublished() {
        try (TopicWatch config = TestTopics.watch(Topics.CONFIG)) {
            String tenant = freshTenant();
            String id = create(tenant, "welcome", "one");
            publish(tenant, id);
            asPlatform()
                    .body(smsTemplate("welcome", "two"))
                    .put(templatesOf(tenant) + "/" + id)
                    .then()
                    .statusCode(200)
                    .body("publishedVersion", equalTo(1));
            publish(tenant, id).then().body("version", equalTo(2));

            List<TestRecord> records = config.await(5, seen -> seen.tenant().equals(tenant));

            TenantConfigPublished.Template afterEdit =
                    snapshot(records.get(3)).templates().getFirst();
            assertThat(afterEdit.publishedVersion()).isEqualTo(1);
            assertThat(text(afterEdit, 1)).isEqualTo("one");
            TenantConfigPublished.Template afterPublish =
                    snapshot(records.get(4)).templates().getFirst();
            assertThat(afterPublish.publishedVersion()).isEqualTo(2);
            assertThat(text(afterPublish, 1)).isEqualTo("one");
            assertThat(text(afterPublish, 2)).isEqualTo("two");
        }
    }

    @Test
    void aDeletedTemplateIsGoneWithItsVersions() {
        try (TopicWatch config = TestTopics.watch(Topics.CONFIG)) {
            String tenant = freshTenant();
            String id = create(tenant, "welcome", "one");
            publish(tenant, id);
            asPlatform().delete(templatesOf(tenant) + "/" + id).then().statusCode(204);
            asPlatform().get(templatesOf(tenant) + "/" + id).then().statusCode(404);

            List<TestRecord> records = config.await(4, seen -> seen.tenant().equals(tenant));

            assertThat(snapshot(records.get(2)).templates()).hasSize(1);
            assertThat(snapshot(records.get(3)).templates()).isEmpty();
        }
    }

    @Test
    void versionsAreListedNewestFirst() {
        String tenant = freshTenant();
        String id = create(tenant, "welcome", "one");
        publish(tenant, id);
        publish(tenant, id);

        String cursor = asPlatform()
                .get(templatesOf(tenant) + "/" + id + "/versions?limit=1")
                .then()
                .statusCode(200)
                .body("data.version", contains(2))
                .body("data[0].publishedBy", equalTo("platform-admin"))
                .extract()
                .path("nextCursor");
        asPlatform()
                .get(templatesOf(tenant) + "/" + id + "/versions?limit=1&cursor=" + cursor)
                .then()
                .body("data.version", contains(1))
                .body("nextCursor", nullValue());
    }

    @Test
    void listsPageByPageWithoutGapOrRepeat() {
        String tenant = freshTenant();
        List<String> created = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            created.add(create(tenant, "code-" + i, "Hi"));
        }

        List<String> listed = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            Response page = asPlatform().get(templatesOf(tenant) + "?limit=2" + cursor);
            listed.addAll(page.path("data.id"));
            cursor = page.path("nextCursor") == null ? null : "&cursor=" + page.path("nextCursor");
        }

        assertThat(listed).isEqualTo(created);
    }

    @Test
    void aBrokenSourceIsNamedWithItsLocaleChannelAndLine() {
        String tenant = freshTenant();
        String id = create(tenant, "broken", "one\n{{#if name}}");

        publish(tenant, id)
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:carillon:problem:template-syntax"))
                .body("errors[0].pointer", equalTo("/locales/en/sms/text"))
                .body("errors[0].detail", startsWith("line "));
        asPlatform().get(templatesOf(tenant) + "/" + id).then().body("publishedVersion", nullValue());
    }

    @Test
    void aCodeIsTakenWithinATenantOnly() {
        String tenant = freshTenant();
        create(tenant, "welcome", "one");
        create(freshTenant(), "welcome", "one");

        asPlatform()
                .body(smsTemplate("welcome", "two"))
                .post(templatesOf(tenant))
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:carillon:problem:code-taken"));
    }

    @Test
    void aStaleWriteChangesNothing() {
        String tenant = freshTenant();
        String id = create(tenant, "welcome", "one");
        String path = templatesOf(tenant) + "/" + id;
        String tag = asPlatform().get(path).header("ETag");
        asPlatform()
                .header("If-Match", tag)
                .body(smsTemplate("welcome", "two"))
                .put(path)
                .then()
                .statusCode(200);

        asPlatform()
                .header("If-Match", tag)
                .body(smsTemplate("welcome", "three"))
                .put(path)
                .then()
                .statusCode(412)
                .body("type", equalTo("urn:carillon:problem:stale"));
        asPlatform().header("If-Match", tag).delete(path).then().statusCode(412);
        asPlatform().header("If-Match", tag).post(path + "/publish").then().statusCode(412);
        asPlatform().get(path).then().body("locales.en.sms.text", equalTo("two"));
    }

    @Test
    void theCodeCannotBeChanged() {
        String tenant = freshTenant();
        String id = create(tenant, "welcome", "one");

        asPlatform()
                .body(smsTemplate("other", "one"))
                .put(templatesOf(tenant) + "/" + id)
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem("/code"));
    }

    private static String create(String tenant, String code, String text) {
        return asPlatform()
                .body(smsTemplate(code, text))
                .post(templatesOf(tenant))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static Response publish(String tenant, String id) {
        return asPlatform().post(templatesOf(tenant) + "/" + id + "/publish");
    }

    private static TenantConfigPublished snapshot(TestRecord record) {
        return record.data(TenantConfigPublished.class);
    }

    private static String text(TenantConfigPublished.Template template, int version) {
        return template.versions().stream()
                .filter(candidate -> candidate.version() == version)
                .findFirst()
                .orElseThrow()
                .locales()
                .get("en")
                .get(Channel.SMS)
                .text();
    }
}

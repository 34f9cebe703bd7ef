package io.carillon.core.bulk;

import static io.carillon.core.CoreTest.API;
import static io.carillon.core.CoreTest.service;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import io.carillon.core.AnsweringDispatcher;
import io.carillon.core.CoreTest;
import io.carillon.core.DatabaseProbe;
import io.carillon.events.BatchCompleted;
import io.carillon.events.Lane;
import io.carillon.events.Topics;
import io.carillon.testkit.InfraResource;
import io.carillon.testkit.TestTenant;
import io.carillon.testkit.TestTopics;
import io.carillon.testkit.Tokens;
import io.carillon.testkit.TopicWatch;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(value = InfraResource.class, initArgs = @ResourceArg(name = "parts", value = CoreTest.PARTS))
class BulkComponentTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String JOB = """
            {"template": {"code": "welcome"}, "channels": ["email"], "columns": {"First name": "name"}}
            """;

    private final String domain = UUID.randomUUID().toString().substring(0, 8) + ".example.com";

    @BeforeEach
    void configure() {
        CoreTest.configure();
    }

    @Test
    void everyGoodRowIsSentOnceThoughPausedTwiceAndEveryBadOneIsInTheErrorsFile() {
        StringBuilder csv = new StringBuilder("\uFEFFE-Mail;First name\r\n");
        for (int i = 0; i < 4_000; i++) {
            csv.append(i % 100 == 7 ? "=nobody;\"Ada\r\nthe " + i + "th\"" : i + "-ada@" + domain + ";Ada " + i)
                    .append("\r\n");
        }
        try (AnsweringDispatcher dispatcher = AnsweringDispatcher.sending(TestTenant.demo(), Lane.BULK);
                TopicWatch status = TestTopics.watch(Topics.STATUS)) {
            String job = upload(JOB, csv.toString())
                    .statusCode(202)
                    .body("rows", equalTo(4_000))
                    .body("rejected", equalTo(40))
                    .extract()
                    .path("jobId");
            for (int i = 0; i < 2; i++) {
                act(job, "pause").statusCode(200).body("state", equalTo("PAUSED"));
                long waiting = counter(job, "waiting");
                await().pollDelay(Duration.ofMillis(1_500)).until(() -> counter(job, "waiting") == waiting);
                act(job, "resume").statusCode(200).body("state", equalTo("CLOSED"));
            }
            await().atMost(PATIENCE)
                    .until(() -> get(job).extract().path("state").equals("COMPLETED"));

            get(job).body("counters.rows", equalTo(4_000))
                    .body("counters.accepted", equalTo(3_960))
                    .body("counters.delivered", equalTo(3_960))
                    .body("counters.waiting", equalTo(0))
                    .body("progress", equalTo(1.0f))
                    .body("completedAt", notNullValue());
            assertThat(dispatcher.deliveries()).isEqualTo(3_960);
            assertThat(dispatcher.doubled()).isEmpty();
            assertThat(status.await(r -> r.id().equals(job + "-completed"))
                            .data(BatchCompleted.class)
                            .recipients())
                    .isEqualTo(3_960);
            checkErrors(job);
            act(job, "pause").statusCode(409).body("type", endsWith("batch-ended"));
            assertThat(DatabaseProbe.count("SELECT count(*) FROM bulk_notification_items WHERE rejection IS NULL"
                            + " AND batch_id = '" + job + "'"))
                    .as("addresses that are kept though they are sent")
                    .isZero();
        }
    }

    private static void checkErrors(String job) {
        String errors = service("demo-reader")
                .get(API + "/bulk/" + job + "/errors")
                .then()
                .statusCode(200)
                .contentType(containsString("text/csv"))
                .header("Content-Disposition", containsString("attachment"))
                .extract()
                .asString();
        assertThat(errors).startsWith("line,reason,detail,E-Mail,First name\r\n9,validation-failed,email is not an");
        assertThat(errors).contains(",'=nobody,\"Ada\r\nthe 107th\"\r\n").doesNotContain(",=nobody");
        assertThat(errors.split("validation-failed", -1)).hasSize(41);
        service("other-service").get(API + "/bulk/" + job + "/errors").then().statusCode(404);
    }

    @Test
    void aCancelledJobSendsNothingThatWaits() {
        String later = JOB.replace("{\"template\"", "{\"scheduledAt\": \"2030-01-01T00:00:00Z\", \"template\"");
        StringBuilder csv = new StringBuilder("email,name\n");
        for (int i = 0; i < 2_500; i++) {
            csv.append(i).append("-ada@").append(domain).append(",Ada\n");
        }
        String job = upload(
                        later.replace("\"columns\": {\"First name\": \"name\"}", "\"category\": \"account\""),
                        csv.toString())
                .statusCode(202)
                .extract()
                .path("jobId");
        act(job, "cancel").statusCode(200).body("state", equalTo("CANCELLED"));
        await().atMost(PATIENCE).untilAsserted(() -> get(job).body("completedAt", notNullValue())
                .body("counters.cancelled", equalTo(2_500))
                .body("counters.open", equalTo(0)));
        act(job, "cancel").statusCode(200);
        act(job, "resume").statusCode(409);
    }

    @Test
    void aFileMayBeFarLargerThanAnyOtherBody() {
        String csv = "email,name,text\n" + ("nobody,Ada," + "x".repeat(1_000) + "\n").repeat(4_000);
        upload(JOB.replace("First name", "name"), csv).statusCode(202).body("rejected", equalTo(4_000));
        service("demo-service")
                .body(" ".repeat(12_000_000))
                .post(API + "/send")
                .then()
                .statusCode(413);
        service("demo-service")
                .body(" ".repeat(2_000_000))
                .post(API + "/send-batch")
                .then()
                .statusCode(413);
    }

    @Test
    void theFileMayComeBeforeItsSettings() {
        try (AnsweringDispatcher dispatcher = AnsweringDispatcher.sending(TestTenant.demo(), Lane.BULK)) {
            String job = request()
                    .multiPart("file", "people.csv", ("email,name\nada@" + domain + ",Ada\n").getBytes(), "text/csv")
                    .multiPart("job", JOB.replace("First name", "name"), "application/json")
                    .post(API + "/bulk/csv")
                    .then()
                    .statusCode(202)
                    .body("accepted", equalTo(1))
                    .extract()
                    .path("jobId");
            await().atMost(PATIENCE)
                    .until(() -> get(job).extract().path("state").equals("COMPLETED"));
            service("demo-service")
                    .get(API + "/bulk/" + job + "/notifications")
                    .then()
                    .body("data.status", equalTo(List.of("SENT")));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"template\": {\"code\": \"unknown\"}} | email\\na@b.de | 422 | template-not-found",
                "{\"template\": {\"code\": \"welcome\"}} | name\\nAda | 400 | csv-unreadable",
                "{\"template\": {\"code\": \"welcome\"}} | email\\n | 400 | csv-unreadable",
                "{\"template\": {\"code\": \"welcome\"}} | email,email\\na@b.de,b@b.de | 400 | csv-unreadable",
                "{\"template\": {\"code\": \"welcome\"}, \"columns\": {\"x\": \"email\"}} | email\\na@b.de | 400 | validation-failed",
                "{\"nonsense\": 1} | email\\na@b.de | 400 | invalid-json",
                "{} | email\\na@b.de | 400 | validation-failed"
            })
    void whatCannotBeTakenIsRefusedWithItsReason(String job, String csv, int status, String problem) {
        upload(job, csv.replace("\\n", "\n")).statusCode(status).body("type", endsWith(problem));
    }

    @Test
    void anUploadNeedsBothItsPartsAndTheRightToSend() {
        request()
                .multiPart("job", JOB, "application/json")
                .post(API + "/bulk/csv")
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem("/file"));
        given().auth()
                .oauth2(Tokens.ofClient("demo-reader"))
                .multiPart("job", JOB, "application/json")
                .post(API + "/bulk/csv")
                .then()
                .statusCode(403);
        service("demo-service").body("{}").post(API + "/bulk/csv").then().statusCode(415);
        service("demo-service").get(API + "/bulk/" + UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void anUploadThatBreaksOffLeavesNothing() throws IOException {
        String job = "SELECT count(*) FROM bulk_notification_jobs WHERE file_name = '" + domain + ".csv'";
        URI server = URI.create("http://localhost:" + RestAssured.port);
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST " + API + "/bulk/csv HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                            + Tokens.ofClient("demo-service")
                            + "\r\nContent-Type: multipart/form-data; boundary=xyz\r\nContent-Length: 9000000\r\n\r\n"
                            + "--xyz\r\nContent-Disposition: form-data; name=\"job\"\r\n\r\n"
                            + JOB.replace("First name", "name") + "\r\n--xyz\r\n"
                            + "Content-Disposition: form-data; name=\"file\"; filename=\"" + domain
                            + ".csv\"\r\n\r\nemail,name\n"
                            + ("broken@" + domain + ",Ada\n").repeat(5_000))
                    .getBytes(StandardCharsets.UTF_8));
            out.flush();
            await().atMost(PATIENCE).until(() -> DatabaseProbe.count(job) == 1);
        }
        await().atMost(PATIENCE).until(() -> DatabaseProbe.count(job) == 0);
        assertThat(DatabaseProbe.count("SELECT count(*) FROM deliveries WHERE address = 'broken@" + domain + "'"))
                .isZero();
    }

    @Test
    void theSameUploadUnderAKeyMakesOneJobAndAnotherOneIsRefused() {
        String key = "csv-" + UUID.randomUUID();
        String csv = "email,First name\na@" + domain + ",Ada\nnobody,Ada\n";
        String job = upload(key, JOB, csv).statusCode(202).extract().path("jobId");

        upload(key, JOB, csv)
                .statusCode(202)
                .header("Idempotent-Replayed", "true")
                .body("jobId", equalTo(job))
                .body("rows", equalTo(2))
                .body("rejected", equalTo(1));
        upload(key, JOB, csv + "b@" + domain + ",Bo\n")
                .statusCode(422)
                .body("type", endsWith("idempotency-key-reused"));
        upload(key, JOB.replace("email", "in-app"), csv).statusCode(422);
        assertThat(DatabaseProbe.count(
                        "SELECT count(*) FROM notification_batches WHERE idempotency_key = '" + key + "'"))
                .isOne();
        act(job, "cancel");
    }

    @Test
    void anUploadThatFailedLeavesItsKeyFreeAndOneThatIsReadHoldsItWhileItIsHeardOf() {
        String key = "csv-" + UUID.randomUUID();
        String csv = "email,First name\na@" + domain + ",Ada\n";
        upload(key, JOB, "email,First name\n").statusCode(400);
        String job = upload(key, JOB, csv).statusCode(202).extract().path("jobId");
        String ofJob = " WHERE id = '" + job + "'";
        DatabaseProbe.change("UPDATE notification_batches SET state = 'LOADING'" + ofJob);

        upload(key, JOB, csv)
                .statusCode(409)
                .body("type", endsWith("upload-under-way"))
                .header("Retry-After", "5");
        DatabaseProbe.change("UPDATE notification_batches SET created_at = now() - interval '2 minutes'" + ofJob);
        DatabaseProbe.change("UPDATE notification_batch_chunks SET created_at = now() - interval '2 minutes'"
                + " WHERE batch_id = '" + job + "'");
        String second = upload(key, JOB, csv).statusCode(202).extract().path("jobId");
        assertThat(second).isNotEqualTo(job);
        act(second, "cancel");
    }

    private static ValidatableResponse upload(String key, String job, String csv) {
        return request()
                .header("Idempotency-Key", key)
                .multiPart("job", job, "application/json")
                .multiPart("file", "people.csv", csv.getBytes(StandardCharsets.UTF_8), "text/csv")
                .post(API + "/bulk/csv")
                .then();
    }

    private static RequestSpecification request() {
        return given().auth().oauth2(Tokens.ofClient("demo-service"));
    }

    private static ValidatableResponse upload(String job, String csv) {
        return request()
                .multiPart("job", job, "application/json")
                .multiPart("file", "people.csv", csv.getBytes(StandardCharsets.UTF_8), "text/csv")
                .post(API + "/bulk/csv")
                .then();
    }

    private static ValidatableResponse act(String job, String action) {
        return service("demo-service").post(API + "/bulk/" + job + "/" + action).then();
    }

    private static ValidatableResponse get(String job) {
        return service("demo-service").get(API + "/bulk/" + job).then().statusCode(200);
    }

    private static int counter(String job, String name) {
        return get(job).extract().path("counters." + name);
    }
}

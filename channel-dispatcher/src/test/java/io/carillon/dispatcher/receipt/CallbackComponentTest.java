package io.carillon.dispatcher.receipt;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;

import io.carillon.dispatcher.provider.ProviderAccounts;
import io.carillon.events.Channel;
import io.carillon.events.DeliveryReceipt;
import io.carillon.events.EventTypes;
import io.carillon.events.TenantConfigPublished.ProviderAccount;
import io.carillon.events.Topics;
import io.carillon.tenancy.TenantId;
import io.carillon.tenantconfig.SecretSealer;
import io.carillon.tenantconfig.TenantConfigs;
import io.carillon.testkit.InfraResource;
import io.carillon.testkit.Snapshots;
import io.carillon.testkit.TestRecord;
import io.carillon.testkit.TestTopics;
import io.carillon.testkit.TopicWatch;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Callbacks over real HTTP into real Kafka, with WhatsApp as the vendor. */
@QuarkusTest
@QuarkusTestResource(
        value = InfraResource.class,
        initArgs = @ResourceArg(name = "parts", value = "kafka,redis,oidc,mail,simulator"))
class CallbackComponentTest {
    private static final String SECRET = "demo-app-secret";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    ProviderAccounts accounts;

    @Inject
    TenantConfigs configs;

    @Inject
    SecretSealer sealer;

    private final Snapshots tenant = Snapshots.freshTenant();
    private final String message = "wamid." + UUID.randomUUID();
    private TopicWatch watch;

    @BeforeEach
    void open() {
        watch = TestTopics.watch(Topics.OUTCOMES);
        publish(true);
    }

    @AfterEach
    void close() {
        watch.close();
    }

    @Test
    void aBatchIsInKafkaWhenTheVendorHearsYes() {
        String delivery = UUID.randomUUID().toString();
        String body = body(status(delivery), status("not ours"), "{\"status\":\"new in v99\"}");
        post("whatsapp", account(), body, signature(body)).statusCode(200).body(emptyString());

        List<TestRecord> told = watch.await(2, this::isOurs);
        assertThat(told).extracting(TestRecord::type).containsOnly(EventTypes.DELIVERY_RECEIPT);
        assertThat(told).extracting(TestRecord::tenant).containsOnly(tenant.tenantId());
        assertThat(told)
                .extracting(record -> record.data(DeliveryReceipt.class).deliveryId())
                .containsExactlyInAnyOrder(delivery, null);
    }

    @Test
    void theBodyIsProvedAsItCameWhateverItIsCalled() {
        String odd =
                " \n" + body(status(UUID.randomUUID().toString())).replace("entry\":", "entry\" :\t") + "\r\n&ü=%20";
        String body = odd.substring(0, odd.indexOf("&"));
        for (String type :
                List.of("application/x-www-form-urlencoded", "text/plain", "application/json; charset=latin1")) {
            raw(body)
                    .contentType(type)
                    .header("X-Hub-Signature-256", signature(body))
                    .post("/webhooks/whatsapp/" + account())
                    .then()
                    .statusCode(200);
        }
        raw(odd).header("X-Hub-Signature-256", signature(odd))
                .post("/webhooks/whatsapp/" + account())
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:carillon:problem:callback-unreadable"));
    }

    @Test
    void aRepeatTellsTheSameEvents() {
        String body = body(status(UUID.randomUUID().toString()));
        post("whatsapp", account(), body, signature(body)).statusCode(200);
        post("whatsapp", account(), body, signature(body)).statusCode(200);

        assertThat(watch.await(2, this::isOurs).stream().map(TestRecord::id).distinct())
                .hasSize(1);
    }

    @Test
    void aForgedCallbackChangesNothing() {
        String body = body(status(UUID.randomUUID().toString()));
        post("whatsapp", account(), body, signature(body + " "))
                .statusCode(401)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:carillon:problem:callback-forged"));
        raw(body).post("/webhooks/whatsapp/" + account()).then().statusCode(401);
        assertThat(watch.drain(this::isOurs, Duration.ofSeconds(1))).isEmpty();
        assertThat(given().get("/metrics").asString())
                .contains("carillon_callbacks_total{provider=\"whatsapp\",result=\"forged\"}");
    }

    @Test
    void whoIsNotAddressedRightFindsNothing() {
        String body = body(status(UUID.randomUUID().toString()));
        post("whatsapp", UUID.randomUUID().toString(), body, signature(body)).statusCode(404);
        post("sendgrid", account(), body, signature(body)).statusCode(404);
        post("carrier-pigeon", account(), body, signature(body)).statusCode(404);
        remove();
        post("whatsapp", account(), body, signature(body))
                .statusCode(404)
                .body("type", equalTo("urn:carillon:problem:not-found"));
    }

    /** What it was asked for before it was disabled is still on its way. */
    @Test
    void aDisabledAccountIsCalledNoMoreAndStillReports() {
        publish(false);
        String body = body(status(UUID.randomUUID().toString()));
        post("whatsapp", account(), body, signature(body)).statusCode(200);
        assertThat(watch.await(this::isOurs).type()).isEqualTo(EventTypes.DELIVERY_RECEIPT);
        post("whatsapp", account(), body, signature(body + " ")).statusCode(401);
    }

    /** A rehearsal ends nothing of what was sent in earnest before; the simulators report only while it lasts. */
    @Test
    void theAccountOfASandboxedTenantStillReports() {
        publish(account(true), 2, true);
        String body = body(status(UUID.randomUUID().toString()));
        post("whatsapp", account(), body, signature(body)).statusCode(200);
        assertThat(watch.await(this::isOurs).type()).isEqualTo(EventTypes.DELIVERY_RECEIPT);
    }

    @Test
    void aLongBatchIsTakenAndAnEndlessOneIsNot() {
        String many = IntStream.range(0, 5000)
                .mapToObj(any -> status(UUID.randomUUID().toString()))
                .collect(Collectors.joining(","));
        String body = body(many);
        post("whatsapp", account(), body, signature(body)).statusCode(200);
        assertThat(watch.await(5000, this::isOurs)).hasSize(5000);
        String endless = "x".repeat(12 << 20);
        post("whatsapp", account(), endless, signature(endless))
                .statusCode(413)
                .body("type", equalTo("urn:carillon:problem:payload-too-large"));
    }

    @Test
    void theChallengeIsAnsweredWithItsWords() {
        given().queryParam("hub.mode", "subscribe")
                .queryParam("hub.verify_token", "demo-verify")
                .queryParam("hub.challenge", "1158201444")
                .get("/webhooks/whatsapp/" + account())
                .then()
                .statusCode(200)
                .contentType("text/plain")
                .body(equalTo("1158201444"));
        given().queryParam("hub.mode", "subscribe")
                .queryParam("hub.verify_token", "guess")
                .queryParam("hub.challenge", "1158201444")
                .get("/webhooks/whatsapp/" + account())
                .then()
                .statusCode(401);
    }

    private boolean isOurs(TestRecord record) {
        return new String(record.value(), StandardCharsets.UTF_8).contains(message);
    }

    private ValidatableResponse post(String provider, String account, String body, String signature) {
        return raw(body)
                .header("X-Hub-Signature-256", signature)
                .post("/webhooks/" + provider + "/" + account)
                .then();
    }

    private static RequestSpecification raw(String body) {
        EncoderConfig untouched = EncoderConfig.encoderConfig()
                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                .encodeContentTypeAs("application/x-www-form-urlencoded", ContentType.BINARY);
        return given().config(RestAssuredConfig.config().encoderConfig(untouched))
                .contentType("application/json")
                .body(body.getBytes(StandardCharsets.UTF_8));
    }

    private static String signature(String body) {
        return Callbacks.metaSignature(SECRET, body);
    }

    private String status(String delivery) {
        return "{\"id\":\"" + message + "\",\"status\":\"delivered\",\"timestamp\":\""
                + Instant.now().getEpochSecond() + "\",\"biz_opaque_callback_data\":\"" + delivery + "\"}";
    }

    private static String body(String... statuses) {
        return "{\"object\":\"whatsapp_business_account\",\"entry\":[{\"changes\":[{\"field\":\"messages\",\"value\":"
                + "{\"statuses\":[" + String.join(",", statuses) + "]}}]}]}";
    }

    private String account() {
        return tenant.accountId(1);
    }

    private void publish(boolean enabled) {
        publish(account(enabled), enabled ? 1 : 2, false);
    }

    private ProviderAccount account(boolean enabled) {
        TenantId id = TenantId.of(tenant.tenantId());
        Map<String, String> secrets = Map.of(
                "appSecret",
                sealer.seal(id, account(), "appSecret", SECRET),
                "verifyToken",
                sealer.seal(id, account(), "verifyToken", "demo-verify"));
        return new ProviderAccount(
                account(), Channel.WHATSAPP, "whatsapp", "w", enabled, 1, 1, Map.of("phoneNumberId", "1234"), secrets);
    }

    private void publish(ProviderAccount account, long version, boolean sandbox) {
        TenantId id = TenantId.of(tenant.tenantId());
        Snapshots snapshot = Snapshots.tenant(id).version(version).account(account);
        (sandbox ? snapshot.sandbox() : snapshot).publish();
        await().atMost(PATIENCE).until(() -> configs.find(id)
                .filter(config -> config.version() == version)
                .isPresent());
        boolean isCalled = account.enabled() && !sandbox;
        assertThat(accounts.list(id).stream().anyMatch(one -> one.id().equals(account.id())))
                .isEqualTo(isCalled);
    }

    private void remove() {
        TenantId id = TenantId.of(tenant.tenantId());
        Snapshots.tenant(id).version(2).publish();
        await().atMost(PATIENCE).until(() -> accounts.listReporting(id).isEmpty());
    }
}

package io.carillon.devstack.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.devstack.simulator.callback.Messages;
import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What each simulated vendor takes and refuses, and the shape of its answers. */
class VendorChecksTest {

    private static final String ACCOUNT = "AC00000000000000000000000000000001";
    private static final String MAIL = """
            {"personalizations":[{"to":[{"email":"ada@example.com"}]}],"from":{"email":"news@demo.test"},
             "subject":"Hello","content":[{"type":"text/plain","value":"Hi"}]}""";

    @Test
    void sendGridAcceptsAWholeMailWithAMessageIdAndNoBody() {
        Answer answer = new SendGridApi(new Messages()).answer(json(MAIL, "Bearer SG.demo"));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.headers()).containsKey("X-Message-Id");
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void sendGridNamesTheFieldThatIsMissing() {
        assertThat(sendGridField("personalizations")).isEqualTo("personalizations");
        assertThat(sendGridField("from")).isEqualTo("from.email");
        assertThat(sendGridField("subject")).isEqualTo("subject");
        assertThat(sendGridField("content")).isEqualTo("content");
    }

    private static String sendGridField(String missing) {
        JsonObject mail = new JsonObject(MAIL);
        mail.remove(missing);
        Answer answer = new SendGridApi(new Messages()).answer(json(mail.encode(), "Bearer SG.demo"));
        assertThat(answer.status()).isEqualTo(400);
        return answer.body().getJsonArray("errors").getJsonObject(0).getString("field");
    }

    @Test
    void sendGridRefusesMissingKeysWrongTypesAndBrokenBodies() {
        SendGridApi api = new SendGridApi(new Messages());

        assertThat(api.answer(json(MAIL, null)).status()).isEqualTo(401);
        assertThat(api.answer(json(MAIL, "Bearer SG.revoked")).status()).isEqualTo(401);
        assertThat(api.answer(form(Map.of(), "Bearer SG.demo")).status()).isEqualTo(415);
        assertThat(api.answer(json("{", "Bearer SG.demo")).status()).isEqualTo(400);
        assertThat(api.answer(json("{\"personalizations\":7}", "Bearer SG.demo"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void twilioQueuesAMessage() {
        Answer answer = twilio(Map.of("To", "+4915112345678", "From", "+15005550006", "Body", "Hi"));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body().getString("sid")).matches("SM[0-9a-f]{32}");
        assertThat(answer.body().getString("status")).isEqualTo("queued");
    }

    @Test
    void twilioAnswersItsOwnErrorCodes() {
        assertThat(code(twilio(Map.of("From", "+15005550006", "Body", "Hi")))).isEqualTo(21604);
        assertThat(code(twilio(Map.of("To", "123", "From", "+15005550006", "Body", "Hi"))))
                .isEqualTo(21211);
        assertThat(code(twilio(Map.of("To", "+4915112345678", "Body", "Hi")))).isEqualTo(21603);
        assertThat(code(twilio(Map.of("To", "+4915112345678", "From", "+15005550006"))))
                .isEqualTo(21602);
        assertThat(code(new TwilioApi(new Messages()).answer(form(Map.of(), basic("AC" + "9".repeat(32), "token")))))
                .isEqualTo(20003);
    }

    private static Answer twilio(Map<String, String> fields) {
        return new TwilioApi(new Messages()).answer(form(fields, basic(ACCOUNT, "token")));
    }

    private static int code(Answer answer) {
        return answer.body().getInteger("code");
    }

    @Test
    void whatsAppTakesTextsAndTemplatesAndExplainsRefusals() {
        String start = "{\"messaging_product\":\"whatsapp\",\"to\":\"+4915112345678\",";
        Answer sent = whatsApp(start + "\"type\":\"text\",\"text\":{\"body\":\"Hi\"}}");

        assertThat(sent.body().getJsonArray("messages").getJsonObject(0).getString("id"))
                .startsWith("wamid.");
        assertThat(whatsApp(start
                                + "\"type\":\"template\",\"template\":{\"name\":\"x\",\"language\":{\"code\":\"en\"}}}")
                        .status())
                .isEqualTo(200);
        assertThat(whatsApp(start + "\"type\":\"text\"}")
                        .body()
                        .getJsonObject("error")
                        .getInteger("code"))
                .isEqualTo(100);
        assertThat(whatsApp("{}").status()).isEqualTo(400);
        assertThat(api().answer(json("{}", null)).body().getJsonObject("error").getInteger("code"))
                .isEqualTo(190);
    }

    private static Answer whatsApp(String body) {
        return api().answer(json(body, "Bearer token"));
    }

    private static WhatsAppApi api() {
        return new WhatsAppApi(new Messages(), new WhatsAppTemplates(), Clock.systemUTC());
    }

    @Test
    void accountsAreShownToTheirOwnCredentialsOnly() {
        for (AccountApi api : SendGridAccount.all()) {
            assertThat(api.answer(get("Bearer SG.demo")).status()).isEqualTo(200);
            assertThat(api.answer(get("Bearer SG.wrong")).body().encode()).contains("invalid, expired, or revoked");
            assertThat(api.answer(get(null)).status()).isEqualTo(401);
        }
        Messages messages = new Messages();
        messages.put("SM1", new JsonObject().put("sid", "SM1"));
        for (AccountApi api : TwilioAccount.all(messages)) {
            assertThat(api.answer(get(basic(ACCOUNT, "token"))).status()).isEqualTo(200);
            assertThat(code(api.answer(get(basic(ACCOUNT, "wrong"))))).isEqualTo(20003);
        }
        assertThat(code(TwilioAccount.all(new Messages()).getFirst().answer(get(basic("SK1", "secret")))))
                .as("API keys may not read the account")
                .isEqualTo(20003);
        assertThat(WhatsAppAccount.all()
                        .getFirst()
                        .answer(get("Bearer t"))
                        .body()
                        .getString("id"))
                .isEqualTo("1");
        assertThat(WhatsAppAccount.all()
                        .getFirst()
                        .answer(get("Bearer revoked"))
                        .status())
                .isEqualTo(401);
    }

    private static Call get(String authorization) {
        return new Call("/", Optional.ofNullable(authorization), "", "", path());
    }

    private static String basic(String user, String password) {
        byte[] credentials = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(credentials);
    }

    private static Call json(String body, String authorization) {
        return new Call("/", Optional.ofNullable(authorization), "application/json", body, path());
    }

    private static Call form(Map<String, String> fields, String authorization) {
        return new Call(
                "/", Optional.of(authorization), "application/x-www-form-urlencoded", "", path().addAll(fields));
    }

    private static MultiMap path() {
        return MultiMap.caseInsensitiveMultiMap()
                .set("path.sid", ACCOUNT)
                .set("path.message", "SM1")
                .set("path.project", "p1")
                .set("path.service", "MG1")
                .set("path.phoneNumberId", "1");
    }
}

package io.carillon.devstack.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.devstack.simulator.callback.Callback;
import io.carillon.devstack.simulator.callback.Messages;
import io.carillon.devstack.simulator.callback.Webhooks;
import io.carillon.devstack.simulator.callback.Webhooks.Webhook;
import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Simulated WhatsApp: what it takes, whom it reaches, what it tells. */
class WhatsAppTest {
    private static final String TO = "4915112345678";
    private static final String TEMPLATE = "\"type\":\"template\",\"template\":";

    private final WhatsAppTemplates templates = new WhatsAppTemplates();
    private final Webhooks webhooks = new Webhooks();
    private final WhatsAppApi api = new WhatsAppApi(new Messages(), templates, Clock.systemUTC());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "100    | 'type':'text'",
                "100    | 'type':'text','text':{'body':''}",
                "131009 | 'type':'text','text':{'body':7}",
                "131009 | 'recipient_type':'group','type':'text','text':{'body':'Hi'}",
                "131051 | 'type':'sticker','sticker':{}",
                "100    | 'type':'image','image':{}",
                "131009 | 'type':'image','image':{'link':'no address'}",
                "100    | 'type':'audio','audio':{'link':'https://a.example/','caption':'no'}",
                "100    | 'type':'image','image':{'link':'https://a.example/','filename':'no'}",
                "100    | 'type':'interactive','interactive':{'type':'button'}",
                "131009 | 'type':'interactive','interactive':{'type':'button','body':{'text':'?'},'action':{'buttons':[]}}",
                "131009 | 'type':'interactive','interactive':{'type':'cta_url','body':{'text':'?'},'action':{'name':'cta_url'}}",
                "131009 | 'type':'interactive','interactive':{'type':'list','body':{'text':'?'}}",
                "100    | 'type':'template','template':{'name':'x'}",
                "132018 | 'type':'template','template':{'name':'x','language':{'code':'en'},'components':[{'type':'body','parameters':[{'type':'text','text':'a\\nb'}]}]}",
                "131009 | 'type':'template','template':{'name':'x','language':{'code':'en'},'components':[{'type':'button','sub_type':'url'}]}",
                "132001 | 'type':'template','template':{'name':'unknown_x','language':{'code':'en'}}"
            })
    void refusesAsTheCloudApiDoes(int code, String content) {
        Answer answer = api.answer(message(TO, content.replace("'", "\"")));
        assertThat(answer.status()).isIn(400, 404);
        assertThat(answer.body().getJsonObject("error").getInteger("code")).isEqualTo(code);
        assertThat(answer.body().getJsonObject("error").getString("fbtrace_id")).isNotBlank();
    }

    @Test
    void holdsTemplatesAgainstWhatWasHandedIn() {
        templates.create(call("{'name':'order','language':'en_US','components':[{'type':'HEADER','format':'IMAGE'},"
                + "{'type':'BODY','text':'Hi {{1}}, {{2}}'},"
                + "{'type':'BUTTONS','buttons':[{'type':'QUICK_REPLY','text':'Ok'}]}]}"));
        String header = "{'type':'header','parameters':[{'type':'image','image':{'link':'https://a.example/'}}]}";
        String body = "{'type':'body','parameters':[{'type':'text','text':'A'},{'type':'text','text':'B'}]}";
        String button = "{'type':'button','sub_type':'quick_reply','index':'0',"
                + "'parameters':[{'type':'payload','payload':'ok'}]}";
        assertThat(use("en_US", header, body, button)).isEmpty();
        assertThat(use("de", header, body)).contains(132001);
        assertThat(use("en_US", header)).contains(132000);
        assertThat(use("en_US", body)).contains(132012);
        assertThat(use("en_US", header, body, button.replace("'0'", "'1'"))).contains(132018);
    }

    private Optional<Integer> use(String language, String... components) {
        String template = "{'name':'order','language':{'code':'" + language + "'},'components':["
                + String.join(",", components) + "]}";
        Answer answer = api.answer(message(TO, TEMPLATE + template.replace("'", "\"")));
        return Optional.ofNullable(answer.body().getJsonObject("error")).map(error -> error.getInteger("code"));
    }

    @Test
    void freeTextReachesOnlyWhoWroteWithinADay() {
        webhooks.put("whatsapp", "1", new Webhook("https://c.example/webhooks/whatsapp/1", null));
        Call text = message(TO, "\"text\":{\"body\":\"Hi\"},\"biz_opaque_callback_data\":\"d1\"");
        Callback failed = story(text).getFirst();
        assertThat(failed.state()).isEqualTo("failed");
        assertThat(failed.body()).contains("131047", "\"biz_opaque_callback_data\":\"d1\"");

        Callback heard = api.inbound(
                        new JsonObject()
                                .put("account", "1")
                                .put("from", "+" + TO)
                                .put("body", "Hello"),
                        webhooks)
                .getFirst();
        assertThat(heard.body()).contains("\"from\":\"" + TO + "\"", "\"phone_number_id\":\"1\"");
        assertThat(heard.signature()
                        .headers(heard.url(), heard.body(), Instant.now())
                        .get("X-Hub-Signature-256"))
                .matches("sha256=[0-9a-f]{64}");
        assertThat(story(text)).extracting(Callback::state).containsExactly("sent", "delivered");
    }

    @ParameterizedTest
    @CsvSource({
        "+14155550100, sent delivered",
        "+14155550110, failed",
        "+14155550160, sent delivered received",
        "+14155550170, sent delivered read",
        "+14155550180, sent delivered read received",
        "+14155550190, ''"
    })
    void magicNumbersRehearseEveryEnding(String to, String states) {
        Call template = message(to, TEMPLATE + "{\"name\":\"x\",\"language\":{\"code\":\"en\"}}");
        assertThat(String.join(
                        " ", story(template).stream().map(Callback::state).toList()))
                .isEqualTo(states);
    }

    @Test
    void aNumberWithoutWhatsAppIsRefusedAtOnce() {
        Answer answer =
                api.answer(message("+14155550120", TEMPLATE + "{\"name\":\"x\",\"language\":{\"code\":\"en\"}}"));
        assertThat(answer.body().getJsonObject("error").getInteger("code")).isEqualTo(131026);
    }

    private List<Callback> story(Call call) {
        return api.story(call, api.answer(call), webhooks);
    }

    private static Call message(String to, String content) {
        return call("{\"messaging_product\":\"whatsapp\",\"to\":\"" + to + "\"," + content + "}");
    }

    private static Call call(String body) {
        return new Call(
                "/whatsapp/1/messages",
                Optional.of("Bearer demo"),
                "application/json",
                body.replace("'", "\""),
                MultiMap.caseInsensitiveMultiMap().add("path.phoneNumberId", "1"));
    }
}

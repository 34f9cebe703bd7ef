package io.carillon.admin.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.carillon.admin.template.TemplateRequest.DigestRequest;
import io.carillon.admin.template.TemplateRequest.StepRequest;
import io.carillon.events.Attachment;
import io.carillon.events.Channel;
import io.carillon.events.Content;
import io.carillon.events.EscalationStep;
import io.carillon.events.TenantConfigPublished.Digest;
import io.carillon.problem.ProblemException;
import io.carillon.problem.Violation;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateRequestTest {

    @Test
    void fillsInWhatIsAbsent() {
        TemplateDraft draft = request("welcome", null, null, null).validated();

        assertThat(draft.name()).isEqualTo("welcome");
        assertThat(draft.body())
                .isEqualTo(new TemplateBody(
                        "general", List.of(), "handlebars", true, null, null, Map.of(), null, List.of(), Map.of()));
    }

    @Test
    void readsChannelsByTheirNames() {
        TemplateBody body = request(
                        "welcome",
                        "Welcome",
                        List.of("in-app", "email"),
                        Map.of("fr-CA", Map.of("in-app", ChannelContent.of(Content.message("t", "b", null)))))
                .validated()
                .body();

        assertThat(body.defaultChannels()).containsExactly(Channel.IN_APP, Channel.EMAIL);
        assertThat(body.locales().get("fr-CA")).containsKey(Channel.IN_APP);
    }

    @Test
    void readsHowItIsTimed() {
        TemplateBody body = timed(
                        new DigestRequest(60, "{{order}}"),
                        List.of(new StepRequest("in-app", null, null), new StepRequest("sms", 60, "read")))
                .validated()
                .body();

        assertThat(body.digest()).isEqualTo(new Digest(60, "{{order}}"));
        assertThat(body.escalation())
                .containsExactly(
                        new EscalationStep(Channel.IN_APP, 0, null),
                        new EscalationStep(Channel.SMS, 60, EscalationStep.Reaction.READ));
    }

    @Test
    void listsAllThatIsWrong() {
        Map<String, ChannelContent> contents = new HashMap<>();
        contents.put("fax/x", ChannelContent.of(Content.text("x")));
        contents.put("sms", null);
        contents.put("push", ChannelContent.of(Content.message("\0", "b", null)));
        contents.put("email", ChannelContent.of(Content.email("s", "x".repeat(64 * 1024 + 1), null)));
        TemplateRequest request = request(
                "No Code", "a\r\nb", Arrays.asList("fax", null), Map.of("en", contents, "not a locale", Map.of()));

        assertThat(faults(request))
                .containsExactlyInAnyOrder(
                        "/code",
                        "/name",
                        "/defaultChannels/0",
                        "/defaultChannels/1",
                        "/locales/en/fax~1x",
                        "/locales/en/sms",
                        "/locales/en/push/title",
                        "/locales/en/email/html",
                        "/locales/not a locale");
    }

    @Test
    void listsWhatIsWrongAroundTheContents() {
        Map<String, String> partials = new HashMap<>();
        partials.put("../x", "x");
        partials.put("empty", null);
        TemplateRequest request = new TemplateRequest(
                "code",
                null,
                "A",
                null,
                "velocity",
                false,
                null,
                "No Layout",
                partials,
                new DigestRequest(null, "x".repeat(64 * 1024 + 1)),
                Arrays.asList(new StepRequest("fax", 0, null), new StepRequest("sms", 1, "eaten"), null),
                null);

        assertThat(faults(request))
                .containsExactlyInAnyOrder(
                        "/category",
                        "/engine",
                        "/layout",
                        "/partials/..~1x",
                        "/partials/empty",
                        "/digest/windowSeconds",
                        "/digest/key",
                        "/escalation/0/channel",
                        "/escalation/1/unless",
                        "/escalation/2");
    }

    @Test
    void mjmlIsForEmailAndAlone() {
        ChannelContent both = new ChannelContent(
                "s",
                "<p></p>",
                "<mjml></mjml>",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);

        assertThat(faults(request("code", null, null, Map.of("en", Map.of("email", both)))))
                .containsExactly("/locales/en/email/mjml");
        assertThat(faults(request("code", null, null, Map.of("en", Map.of("sms", both)))))
                .containsExactly("/locales/en/sms/mjml", "/locales/en/sms/mjml");
    }

    @Test
    void filesAreForEmailAndBounded() {
        Attachment fine = new Attachment("{{no}}.pdf", "application/pdf", null, "https://a.example/{{no}}.pdf", null);
        Attachment large = new Attachment("a/b", "text/plain", "A".repeat(128 * 1024 + 4), null, null);
        ChannelContent mail = ChannelContent.of(Content.email("s", null, "t").withAttachments(List.of(fine)));
        ChannelContent heavy = ChannelContent.of(Content.email("s", null, "t").withAttachments(List.of(large)));

        assertThatCode(() -> request("code", null, null, Map.of("en", Map.of("email", mail)))
                        .validated())
                .doesNotThrowAnyException();
        assertThat(faults(request("code", null, null, Map.of("en", Map.of("sms", mail)))))
                .containsExactly("/locales/en/sms/attachments");
        assertThat(faults(request("code", null, null, Map.of("en", Map.of("email", heavy)))))
                .containsExactlyInAnyOrder("/locales/en/email/attachments/0/name", "/locales/en/email/attachments");
    }

    private static List<String> faults(TemplateRequest request) {
        ProblemException refused = catchThrowableOfType(ProblemException.class, request::validated);
        return refused.problem().errors().stream().map(Violation::pointer).toList();
    }

    private static TemplateRequest request(
            String code, String name, List<String> channels, Map<String, Map<String, ChannelContent>> locales) {
        return new TemplateRequest(code, name, null, channels, null, null, null, null, null, null, null, locales);
    }

    private static TemplateRequest timed(DigestRequest digest, List<StepRequest> steps) {
        return new TemplateRequest("code", null, null, null, null, null, null, null, null, digest, steps, null);
    }
}

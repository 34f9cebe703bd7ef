package io.carillon.admin.template;

import static io.carillon.events.EscalationStep.Reaction.READ;
import static io.carillon.events.EscalationStep.Reaction.SEEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.carillon.events.Button;
import io.carillon.events.Channel;
import io.carillon.events.Content;
import io.carillon.events.EscalationStep;
import io.carillon.events.TenantConfigPublished.Digest;
import io.carillon.problem.ProblemException;
import io.carillon.problem.Violation;
import io.carillon.rendering.TemplateChecks;
import io.carillon.rendering.TemplateEngines;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PublicationCheckTest {
    private static final TemplateChecks SOURCES = new TemplateChecks(new TemplateEngines());
    private static final PublicationContext ENGLISH =
            new PublicationContext("en", Set.of("branded"), Set.of("general"));
    private static final ChannelContent SMS = ChannelContent.of(Content.text("Hi"));
    private static final ChannelContent MESSAGE = ChannelContent.of(Content.message("Hi", "there", null));

    @Test
    void aCompleteDraftMayBePublished() {
        TemplateBody body =
                body(List.of(Channel.EMAIL), Map.of("en", Map.of(Channel.EMAIL, email("Hi", "<p>{{name}}</p>"))));

        assertThatCode(() -> check(body, ENGLISH)).doesNotThrowAnyException();
    }

    @Test
    void namesEverySourceAtFaultByItsPointer() {
        TemplateBody body = body(
                List.of(Channel.EMAIL),
                Map.of(
                        "en", Map.of(Channel.EMAIL, email("{{#if a}}", "<p>{{{name}}}</p>")),
                        "de", Map.of(Channel.SMS, ChannelContent.of(Content.text("{{name")))));

        assertThat(faults(body))
                .containsExactlyInAnyOrder(
                        "/locales/en/email/subject", "/locales/en/email/html", "/locales/de/sms/text");
    }

    @Test
    void namesWhatAChannelLacks() {
        TemplateBody body = body(
                List.of(Channel.EMAIL, Channel.PUSH),
                Map.of(
                        "en",
                        Map.of(
                                Channel.EMAIL, email(null, null),
                                Channel.SMS, ChannelContent.of(Content.text(" ")),
                                Channel.IN_APP, ChannelContent.of(Content.message("Hi", null, null)))));

        assertThat(faults(body))
                .containsExactlyInAnyOrder(
                        "/locales/en/email/subject",
                        "/locales/en/email",
                        "/locales/en/sms/text",
                        "/locales/en/in-app/body",
                        "/defaultChannels/1");
    }

    @Test
    void whatWhatsAppCannotShowIsPointedAt() {
        Content broken = offering("Come?", new Button("y", "{{#if a}}", null));
        Content crowded =
                offering("Come?", new Button("y", "Yes", null), new Button(null, "Open", "https://a.example/"));
        assertThat(faults(whatsApp(broken))).containsExactly("/locales/en/whatsapp/buttons/0/label");
        assertThat(faults(whatsApp(crowded))).containsExactly("/locales/en/whatsapp/buttons");
        assertThat(faults(whatsApp(offering(null)))).containsExactly("/locales/en/whatsapp");
        assertThatCode(() -> check(whatsApp(offering("Come?", new Button("y", "{{word}}", null))), ENGLISH))
                .doesNotThrowAnyException();
    }

    private static TemplateBody whatsApp(Content content) {
        return body(List.of(Channel.WHATSAPP), Map.of("en", Map.of(Channel.WHATSAPP, ChannelContent.of(content))));
    }

    private static Content offering(String text, Button... buttons) {
        return new Content(
                null, null, text, null, null, null, null, null, null, null, null, null, List.of(buttons), null, null);
    }

    @Test
    void anEmptyDraftMayNotBePublished() {
        assertThat(faults(body(List.of(), Map.of()))).containsExactlyInAnyOrder("/locales", "/defaultChannels");
    }

    @Test
    void aChannelMustBeWrittenWhereEverybodyEndsUp() {
        TemplateBody german = body(List.of(Channel.SMS), Map.of("de", Map.of(Channel.SMS, SMS)));

        assertThat(faults(german)).containsExactly("/defaultChannels/0");
        assertThatCode(() -> check(german, new PublicationContext("de-AT", Set.of(), Set.of())))
                .doesNotThrowAnyException();
        assertThatCode(() -> check(german, new PublicationContext("de", Set.of(), Set.of())))
                .doesNotThrowAnyException();
    }

    @Test
    void aLayoutMustBeThere() {
        TemplateBody body = body(List.of(Channel.SMS), Map.of("en", Map.of(Channel.SMS, SMS)));

        assertThat(faults(body.withLayout("none"))).containsExactly("/layout");
        assertThatCode(() -> check(body.withLayout("branded"), ENGLISH)).doesNotThrowAnyException();
    }

    @Test
    void aDigestHasASaneWindow() {
        assertThat(faults(timed(new Digest(9, null), List.of()))).containsExactly("/digest/windowSeconds");
        assertThat(faults(timed(new Digest(604_801, null), List.of()))).containsExactly("/digest/windowSeconds");
        assertThatCode(() -> check(timed(new Digest(10, null), List.of()), ENGLISH))
                .doesNotThrowAnyException();
    }

    @Test
    void anEscalationGoesOnAndKnowsWhatItWaitsFor() {
        List<EscalationStep> sane = List.of(
                new EscalationStep(Channel.IN_APP, 0, null),
                new EscalationStep(Channel.PUSH, 300, SEEN),
                new EscalationStep(Channel.SMS, 1800, READ));

        assertThatCode(() -> check(timed(null, sane), ENGLISH)).doesNotThrowAnyException();
        assertThat(faults(timed(new Digest(60, null), sane))).containsExactly("/digest");
        assertThat(faults(timed(
                        null,
                        List.of(
                                new EscalationStep(Channel.SMS, 5, SEEN),
                                new EscalationStep(Channel.SMS, 5, null),
                                new EscalationStep(Channel.PUSH, 604_801, READ),
                                new EscalationStep(Channel.WHATSAPP, 604_801, READ)))))
                .containsExactlyInAnyOrder(
                        "/escalation/0/afterSeconds",
                        "/escalation/0/unless",
                        "/escalation/1/channel",
                        "/escalation/1/afterSeconds",
                        "/escalation/1/unless",
                        "/escalation/2/afterSeconds",
                        "/escalation/2/unless",
                        "/escalation/3/afterSeconds",
                        "/escalation/3/afterSeconds",
                        "/escalation/3/unless",
                        "/escalation/3/channel");
    }

    @Test
    void whatIsUsedMustBeDeclared() {
        Map<String, Object> schema = Map.of("type", "object", "properties", Map.of("name", Map.of()));
        TemplateBody body = body(
                        List.of(Channel.SMS),
                        Map.of(
                                "en",
                                Map.of(
                                        Channel.SMS,
                                        ChannelContent.of(Content.text("{{name}} {{branding.name}} {{slip}}")))))
                .withVariables(schema);

        assertThat(faults(body)).containsExactly("/locales/en/sms");
        assertThat(check(body.lenient(), ENGLISH).warnings())
                .extracting(Violation::detail)
                .containsExactly("uses 'slip', which variables does not declare");
        assertThat(faults(body.withVariables(Map.of("type", 5)))).contains("/variables/type");
    }

    @Test
    void anUnknownCategoryIsAWarning() {
        TemplateBody body = TemplateBody.of("slip", List.of(Channel.SMS), Map.of("en", Map.of(Channel.SMS, SMS)));

        assertThat(check(body, ENGLISH).warnings())
                .extracting(Violation::pointer)
                .containsExactly("/category");
    }

    @Test
    void partialsAndDigestKeysAreSources() {
        TemplateBody body = body(
                List.of(Channel.SMS), Map.of("en", Map.of(Channel.SMS, ChannelContent.of(Content.text("{{> bye}}")))));

        assertThat(faults(body)).containsExactly("/locales/en/sms/text");
        assertThat(faults(body.withPartials(Map.of("bye", "{{#if a}}"))))
                .contains("/partials/bye", "/locales/en/sms/text");
        assertThatCode(() -> check(body.withPartials(Map.of("bye", "Bye")), ENGLISH))
                .doesNotThrowAnyException();
        assertThat(faults(timed(new Digest(60, "{{#if"), List.of()))).containsExactly("/digest/key");
    }

    @Test
    void mjmlBecomesHtmlAndStays() {
        String mjml = "<mjml><mj-body><mj-section><mj-column><mj-text>{{name}}</mj-text></mj-column></mj-section>"
                + "</mj-body></mjml>";

        ChannelContent frozen =
                check(mjmlMail(mjml), ENGLISH).body().locales().get("en").get(Channel.EMAIL);

        assertThat(frozen.mjml()).isEqualTo(mjml);
        assertThat(frozen.html()).contains("{{name}}", "<html").doesNotContain("<mj");
        assertThat(faults(mjmlMail("<mjml>\n<mj-body>\n{{#if a}}</mj-body></mjml>")))
                .contains("/locales/en/email/mjml");
        assertThat(faults(mjmlMail("<mjml><mj-include path='x'/></mjml>"))).containsExactly("/locales/en/email/mjml");
    }

    private static TemplateBody mjmlMail(String mjml) {
        ChannelContent mail = new ChannelContent(
                "s", null, mjml, "t", null, null, null, null, null, null, null, null, null, null, null, null);
        return body(List.of(Channel.EMAIL), Map.of("en", Map.of(Channel.EMAIL, mail)));
    }

    private static TemplateBody timed(Digest digest, List<EscalationStep> steps) {
        TemplateBody body = body(
                List.of(Channel.IN_APP),
                Map.of("en", Map.of(Channel.IN_APP, MESSAGE, Channel.PUSH, MESSAGE, Channel.SMS, SMS)));
        return new TemplateBody(
                body.category(),
                body.defaultChannels(),
                body.engine(),
                true,
                null,
                null,
                Map.of(),
                digest,
                steps,
                body.locales());
    }

    private static TemplateBody body(List<Channel> channels, Map<String, Map<Channel, ChannelContent>> locales) {
        return TemplateBody.of("general", channels, locales);
    }

    private static ChannelContent email(String subject, String html) {
        return ChannelContent.of(Content.email(subject, html, null));
    }

    private static PublicationCheck.Passed check(TemplateBody body, PublicationContext context) {
        return PublicationCheck.check(SOURCES, body, context);
    }

    private static List<String> faults(TemplateBody body) {
        ProblemException refused = catchThrowableOfType(ProblemException.class, () -> check(body, ENGLISH));
        assertThat(refused.type().status()).isEqualTo(422);
        return refused.problem().errors().stream().map(Violation::pointer).toList();
    }
}

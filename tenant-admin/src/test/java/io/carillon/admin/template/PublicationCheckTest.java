package io.carillon.admin.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.carillon.events.Channel;
import io.carillon.events.Content;
import io.carillon.problem.ProblemException;
import io.carillon.problem.Violation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PublicationCheckTest {

    @Test
    void aCompleteDraftMayBePublished() {
        TemplateDraft draft = draft(
                List.of(Channel.EMAIL),
                Map.of("en", Map.of(Channel.EMAIL, Content.email("Hi", "<p>{{name}}</p>", null))));

        assertThatCode(() -> PublicationCheck.check(draft)).doesNotThrowAnyException();
    }

    @Test
    void namesEverySourceAtFaultByItsPointer() {
        TemplateDraft draft = draft(
                List.of(Channel.EMAIL),
                Map.of(
                        "en", Map.of(Channel.EMAIL, Content.email("{{#if a}}", "<p>{{{name}}}</p>", null)),
                        "de", Map.of(Channel.SMS, Content.text("{{name"))));

        assertThat(faults(draft))
                .containsExactlyInAnyOrder(
                        "/locales/en/email/subject", "/locales/en/email/html", "/locales/de/sms/text");
    }

    @Test
    void namesWhatAChannelLacks() {
        TemplateDraft draft = draft(
                List.of(Channel.EMAIL, Channel.PUSH),
                Map.of(
                        "en",
                        Map.of(
                                Channel.EMAIL, Content.email(null, null, null),
                                Channel.SMS, Content.text(" "),
                                Channel.IN_APP, Content.message("Hi", null, null))));

        assertThat(faults(draft))
                .containsExactlyInAnyOrder(
                        "/locales/en/email/subject",
                        "/locales/en/email",
                        "/locales/en/sms/text",
                        "/locales/en/in-app/body",
                        "/defaultChannels/1");
    }

    @Test
    void anEmptyDraftMayNotBePublished() {
        assertThat(faults(draft(List.of(), Map.of()))).containsExactlyInAnyOrder("/locales", "/defaultChannels");
    }

    private static TemplateDraft draft(List<Channel> channels, Map<String, Map<Channel, Content>> locales) {
        return new TemplateDraft("code", "Name", "general", channels, List.of(), locales);
    }

    private static List<String> faults(TemplateDraft draft) {
        ProblemException refused = catchThrowableOfType(ProblemException.class, () -> PublicationCheck.check(draft));
        assertThat(refused.type().status()).isEqualTo(422);
        return refused.problem().errors().stream().map(Violation::pointer).toList();
    }
}

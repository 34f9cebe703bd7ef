package io.carillon.admin.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.carillon.events.Channel;
import io.carillon.events.Content;
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
        TemplateDraft draft = new TemplateRequest("welcome", null, null, null, null, null).validated();

        assertThat(draft).isEqualTo(new TemplateDraft("welcome", "welcome", "general", List.of(), List.of(), Map.of()));
    }

    @Test
    void readsChannelsByTheirNames() {
        TemplateRequest request = new TemplateRequest(
                "welcome",
                "Welcome",
                "account",
                List.of("in-app", "email"),
                List.of("name"),
                Map.of("fr-CA", Map.of("in-app", Content.message("t", "b", null))));

        assertThat(request.validated().defaultChannels()).containsExactly(Channel.IN_APP, Channel.EMAIL);
        assertThat(request.validated().locales().get("fr-CA")).containsKey(Channel.IN_APP);
    }

    @Test
    void listsAllThatIsWrong() {
        Map<String, Content> contents = new HashMap<>();
        contents.put("fax/x", Content.text("x"));
        contents.put("sms", null);
        contents.put("email", Content.email("s", "x".repeat(64 * 1024 + 1), null));
        TemplateRequest request = new TemplateRequest(
                "No Code",
                "a\r\nb",
                "A",
                Arrays.asList("fax", null),
                List.of("1x"),
                Map.of("en", contents, "not a locale", Map.of()));

        ProblemException refused = catchThrowableOfType(ProblemException.class, request::validated);

        assertThat(refused.problem().errors())
                .extracting(Violation::pointer)
                .containsExactlyInAnyOrder(
                        "/code",
                        "/name",
                        "/category",
                        "/defaultChannels/0",
                        "/defaultChannels/1",
                        "/requiredVariables/0",
                        "/locales/en/fax~1x",
                        "/locales/en/sms",
                        "/locales/en/email/html",
                        "/locales/not a locale");
    }
}

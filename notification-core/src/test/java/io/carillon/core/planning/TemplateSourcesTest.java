package io.carillon.core.planning;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.events.Channel;
import io.carillon.events.Content;
import io.carillon.events.NotificationRequested;
import io.carillon.events.TenantConfigPublished;
import io.carillon.events.TenantConfigPublished.Template;
import io.carillon.rendering.ContentSource;
import io.carillon.testkit.Json;
import io.carillon.testkit.Snapshots;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateSourcesTest {
    /** The tenant's default locale is {@code en}; only {@code de-AT} has words for text messages. */
    private static final TenantConfigPublished CONFIG = Snapshots.freshTenant()
            .template(new Template(
                    "welcome",
                    "account",
                    List.of(Channel.EMAIL),
                    1,
                    List.of(Snapshots.version(
                            1,
                            Map.of(
                                    "en", Map.of(Channel.EMAIL, words("en")),
                                    "fr", Map.of(Channel.EMAIL, words("fr")),
                                    "fr-CA", Map.of(Channel.EMAIL, words("fr-CA")),
                                    "zh-Hant", Map.of(Channel.EMAIL, words("zh-Hant")),
                                    "de-AT", Map.of(Channel.SMS, words("de-AT")))))))
            .build();

    private static Content words(String locale) {
        return Content.text("words in " + locale);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            fr-CA      |       | fr-CA
            fr-BE      |       | fr
            fr         |       | fr
            zh-Hant-TW |       | zh-Hant
            fr-CA      | zh-Hant | fr-CA
                       | fr-CH | fr
            es         | fr    | fr
            es         | it    | en
                       |       | en
            de         |       | en
            """)
    void theRequestsLocaleComesFirstThenTheRecipientsThenTheTenants(String asked, String spoken, String chosen) {
        assertThat(parts(request(asked, spoken), Channel.EMAIL)).contains(words(chosen));
    }

    @Test
    void wordsInAnyLocaleAreBetterThanNone() {
        assertThat(parts(request("fr", null), Channel.SMS)).contains(words("de-AT"));
    }

    @Test
    void aChannelTheTemplateHasNoWordsForHasNone() {
        assertThat(TemplateSources.find(request("fr", null), CONFIG, Channel.PUSH))
                .isEmpty();
    }

    @Test
    void inlineContentIsTakenAsItIs() {
        NotificationRequested inline = Json.mapper()
                .convertValue(
                        Map.of("content", Map.of("sms", Map.of("text", "Hi")), "recipient", Map.of("locale", "fr")),
                        NotificationRequested.class);
        assertThat(parts(inline, Channel.SMS)).contains(Content.text("Hi"));
        assertThat(parts(inline, Channel.EMAIL)).isEmpty();
    }

    @Test
    void variablesAreTheRequestsDataWithTheTenantsBrandingBesideThem() {
        TenantConfigPublished branded =
                Snapshots.freshTenant().branding(Map.of("colour", "red")).build();
        Map<String, Object> data = Map.of("name", "Ada");
        assertThat(TemplateSources.variables(withData(data), branded))
                .isEqualTo(Map.of("name", "Ada", "branding", Map.of("colour", "red")));
        assertThat(TemplateSources.variables(withData(Map.of("branding", "mine")), branded))
                .isEqualTo(Map.of("branding", "mine"));
        assertThat(TemplateSources.variables(withData(null), CONFIG)).containsOnlyKeys("branding");
    }

    private static Optional<Content> parts(NotificationRequested request, Channel channel) {
        return TemplateSources.find(request, CONFIG, channel).map(ContentSource::parts);
    }

    private static NotificationRequested withData(Map<String, Object> data) {
        Map<String, Object> body = new HashMap<>();
        body.put("data", data);
        return Json.mapper().convertValue(body, NotificationRequested.class);
    }

    private static NotificationRequested request(String asked, String spoken) {
        Map<String, Object> template = new HashMap<>(Map.of("code", "welcome"));
        template.put("locale", asked);
        Map<String, Object> recipient = new HashMap<>(Map.of("email", "ada@example.com"));
        recipient.put("locale", spoken);
        return Json.mapper()
                .convertValue(Map.of("template", template, "recipient", recipient), NotificationRequested.class);
    }
}

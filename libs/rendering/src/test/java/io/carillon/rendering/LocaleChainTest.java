package io.carillon.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.events.Channel;
import io.carillon.events.Content;
import io.carillon.rendering.LocaleChain.Localised;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocaleChainTest {
    private static final Map<String, Map<Channel, Content>> LOCALES = Map.of(
            "en", Map.of(Channel.EMAIL, Content.text("en")),
            "fr", Map.of(Channel.EMAIL, Content.text("fr")),
            "fr-CA", Map.of(Channel.EMAIL, Content.text("fr-CA")),
            "de-AT", Map.of(Channel.SMS, Content.text("de-AT")),
            "de-CH", Map.of(Channel.SMS, Content.text("de-CH")));

    @Test
    void everyTagIsFollowedByItsParents() {
        assertThat(LocaleChain.of("fr-CA", null, "", "zh-Hant-TW", "en"))
                .containsExactly("fr-CA", "fr", "zh-Hant-TW", "zh-Hant", "zh", "en");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            fr-CA | en    | fr-CA
            fr-BE | en    | fr
            FR-ca | en    | fr-CA
            es    | fr-CH | fr
            es    | en-GB | en
                  | en    | en
            """)
    void theDearestComesFirstThenTheTenantsDefault(String wanted, String standard, String found) {
        assertThat(LocaleChain.find(LOCALES, Channel.EMAIL, wanted, standard))
                .contains(new Localised(found, Content.text(found)));
    }

    @Test
    void anyLanguageIsBetterThanNoneAndAlwaysTheSameOne() {
        assertThat(LocaleChain.find(LOCALES, Channel.SMS, "fr", "en"))
                .contains(new Localised("de-AT", Content.text("de-AT")));
        assertThat(LocaleChain.find(LOCALES, Channel.PUSH, "fr", "en")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            pt-BR      | pt_BR
            pt-PT      | pt
            FR-ca      | fr_CA
            zh-Hant-TW | zh_TW
            """)
    void anApprovedTemplateIsMeantInTheLanguageItWasFoundUnder(String wanted, String atMeta) {
        Map<Channel, Content> named = Map.of(Channel.WHATSAPP, template());
        Map<String, Map<Channel, Content>> locales =
                Map.of("pt", named, "pt-BR", named, "fr-CA", named, "zh-Hant-TW", named);
        assertThat(LocaleChain.find(locales, Channel.WHATSAPP, wanted, "pt"))
                .map(found -> found.parts().whatsappLanguage())
                .contains(atMeta);
    }

    @Test
    void anAuthorMayNameAnotherLanguageAndOtherWordsHaveNone() {
        Map<String, Map<Channel, Content>> locales = Map.of(
                "en",
                Map.of(Channel.WHATSAPP, template().withWhatsappLanguage("en_GB"), Channel.SMS, Content.text("hi")));
        assertThat(LocaleChain.find(locales, Channel.WHATSAPP, "en")
                        .orElseThrow()
                        .parts()
                        .whatsappLanguage())
                .isEqualTo("en_GB");
        assertThat(LocaleChain.find(locales, Channel.SMS, "en")
                        .orElseThrow()
                        .parts()
                        .whatsappLanguage())
                .isNull();
    }

    private static Content template() {
        return new Content(null, null, null, null, null, null, null, "order_shipped", null, null);
    }
}

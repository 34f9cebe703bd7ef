package io.carillon.dispatcher.sms;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.dispatcher.sms.SmsText.Encoding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmsTextTest {

    @ParameterizedTest
    @CsvSource({
        "a, 160, GSM_7, 1", "a, 161, GSM_7, 2", "a, 306, GSM_7, 2", "a, 307, GSM_7, 3",
        "€, 80, GSM_7, 1", "€, 81, GSM_7, 2", "é, 160, GSM_7, 1", "ç, 70, UCS_2, 1",
        "я, 70, UCS_2, 1", "я, 71, UCS_2, 2", "я, 134, UCS_2, 2", "я, 135, UCS_2, 3",
        "😀, 35, UCS_2, 1", "😀, 36, UCS_2, 2"
    })
    void countsAsThePhoneNetworkDoes(String character, int times, Encoding encoding, int segments) {
        assertThat(SmsText.of(character.repeat(times))).isEqualTo(new SmsText(encoding, segments));
    }

    @Test
    void aPairIsNeverCutInTwo() {
        assertThat(SmsText.of("a".repeat(152) + "€" + "a".repeat(152)).segments())
                .as("the euro does not fit the first segment's last place")
                .isEqualTo(3);
        assertThat(SmsText.of("я".repeat(66) + "😀" + "я".repeat(66)).segments())
                .isEqualTo(3);
    }

    @Test
    void oneForeignCharacterChangesTheWholeText() {
        assertThat(SmsText.of("a".repeat(160) + "я")).hasToString("3 segments, UCS-2");
        assertThat(SmsText.of("")).hasToString("1 segment, GSM-7");
    }
}

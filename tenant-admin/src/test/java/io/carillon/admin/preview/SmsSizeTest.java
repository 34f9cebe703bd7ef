package io.carillon.admin.preview;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmsSizeTest {

    @ParameterizedTest
    @CsvSource({
        "a, 0, GSM-7, 0, 1",
        "a, 160, GSM-7, 160, 1",
        "a, 161, GSM-7, 161, 2",
        "a, 306, GSM-7, 306, 2",
        "a, 307, GSM-7, 307, 3",
        "€, 80, GSM-7, 160, 1",
        "€, 81, GSM-7, 162, 2",
        "ü, 160, GSM-7, 160, 1",
        "ç, 70, UCS-2, 70, 1",
        "ç, 71, UCS-2, 71, 2",
        "😀, 35, UCS-2, 70, 1",
        "😀, 36, UCS-2, 72, 2",
    })
    void countsAsPhonesDo(String character, int times, String encoding, int units, int segments) {
        assertThat(SmsSize.of(character.repeat(times))).isEqualTo(new SmsSize(encoding, units, segments));
    }
}

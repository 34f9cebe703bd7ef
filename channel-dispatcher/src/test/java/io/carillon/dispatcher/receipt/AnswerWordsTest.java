package io.carillon.dispatcher.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerWordsTest {

    @ParameterizedTest
    @CsvSource({
        "STOP, STOP",
        "' stop. ', STOP",
        "Stop!, STOP",
        "unsubscribe, STOP",
        "start, START",
        "stop it,",
        "don't stop,",
        "'',"
    })
    void onlyTheWordAloneIsAnAnswer(String message, String answer) {
        assertThat(AnswerWords.answerIn(message).map(Enum::name).orElse(null)).isEqualTo(answer);
    }
}

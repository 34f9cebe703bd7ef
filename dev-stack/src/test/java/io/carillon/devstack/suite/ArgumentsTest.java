package io.carillon.devstack.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ArgumentsTest {

    @Test
    void tellsOptionsFlagsAndWordsApart() {
        Arguments arguments = Arguments.parse("up", "--ports", "random", "--with-keycloak", "word", "--data", "d");

        assertThat(arguments.command()).isEqualTo("up");
        assertThat(arguments.option("ports")).contains("random");
        assertThat(arguments.option("data")).contains("d");
        assertThat(arguments.flag("with-keycloak")).isTrue();
        assertThat(arguments.words()).containsExactly("word");
    }

    @Test
    void refusesAnOptionWithoutValueAndNothingAtAll() {
        assertThatIllegalArgumentException().isThrownBy(() -> Arguments.parse("up", "--ports"));
        assertThatIllegalArgumentException().isThrownBy(Arguments::parse);
    }

    @Test
    void anOptionThatACommandDoesNotKnowIsNamedInsteadOfIgnored() {
        Arguments given = Arguments.parse("send", "--emial", "a@example.com", "--data", "/tmp/x");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> given.knowing("email"))
                .withMessage("send knows no --emial; it knows --data, --email, --env-file");
        assertThat(given.knowing("emial")).isEqualTo(given);
    }
}

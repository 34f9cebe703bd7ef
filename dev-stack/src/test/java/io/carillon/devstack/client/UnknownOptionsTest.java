package io.carillon.devstack.client;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.carillon.devstack.suite.Arguments;
import org.junit.jupiter.api.Test;

/** A mistyped option is named before anything is sent, whatever else is wrong. */
class UnknownOptionsTest {

    @Test
    void sendNamesIt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SendCommand.run(Arguments.parse("send", "--emial", "ada@example.org")))
                .withMessageStartingWith("send knows no --emial; it knows --as, --data, --email");
    }

    /** It took the file for its value. */
    @Test
    void bulkNamesItBeforeItMissesItsFile() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BulkCommand.run(Arguments.parse("bulk", "--wait", "people.csv")))
                .withMessageStartingWith("bulk knows no --wait; it knows --as, --category");
    }
}

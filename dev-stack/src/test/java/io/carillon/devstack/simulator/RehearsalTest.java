package io.carillon.devstack.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RehearsalTest {

    @ParameterizedTest
    @CsvSource({
        "bounce@simulator.example, BOUNCED",
        "Complaint+ada.1@Simulator.Example, COMPLAINT",
        "opened.2@simulator.example, OPENED",
        "nothing@simulator.example, DELIVERED",
        "bounce@example.org, DELIVERED"
    })
    void mailAddressesSayIt(String address, Rehearsal expected) {
        assertThat(Rehearsal.ofMail(address)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "+12025550100, DELIVERED",
        "+13125550119, BOUNCED",
        "12025550120, INVALID",
        "+12025550170, OPENED",
        "+12025550199, SILENT",
        "+12025550299, DELIVERED",
        "+4915112345678, DELIVERED"
    })
    void phoneNumbersSayIt(String number, Rehearsal expected) {
        assertThat(Rehearsal.ofPhone(number)).isEqualTo(expected);
    }

    @Test
    void tokensSayItAndNothingIsNobody() {
        assertThat(Rehearsal.ofToken("sim-dead-1")).isEqualTo(Rehearsal.DEAD);
        assertThat(Rehearsal.ofToken("cX:APA91b")).isEqualTo(Rehearsal.DELIVERED);
        assertThat(Rehearsal.ofMail(null)).isEqualTo(Rehearsal.DELIVERED);
    }
}

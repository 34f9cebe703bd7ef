package io.carillon.dispatcher.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelTopicsTest {

    @Test
    void eachLaneReadsTheTopicsOfItsChannelsInAGroupOfItsOwn() {
        assertThat(ChannelTopics.properties(" sms, email"))
                .hasSize(6)
                .containsEntry(
                        "mp.messaging.incoming.deliveries-bulk.topics",
                        "carillon.deliveries.email.bulk,carillon.deliveries.sms.bulk")
                .containsEntry("mp.messaging.incoming.deliveries-bulk.group.id", "dispatcher-email-sms-bulk")
                .containsEntry("mp.messaging.incoming.deliveries-critical.group.id", "dispatcher-email-sms-critical");
    }

    @Test
    void theOrderOfTheListMakesNoOtherGroup() {
        assertThat(ChannelTopics.properties("sms,email")).isEqualTo(ChannelTopics.properties("email,sms,email"));
    }

    @Test
    void withoutAListAllChannelsAreServed() {
        assertThat(ChannelTopics.properties("").get("mp.messaging.incoming.deliveries-normal.topics"))
                .contains(".email.", ".sms.", ".push.", ".whatsapp.", ".webhook.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fax", "in-app", "email,,sms"})
    void anythingElseStopsTheStart(String channels) {
        assertThatIllegalArgumentException().isThrownBy(() -> ChannelTopics.properties(channels));
    }
}

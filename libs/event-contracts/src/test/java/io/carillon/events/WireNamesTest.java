package io.carillon.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WireNamesTest {
    @Test
    void channelsAreNamedOnTheWire() {
        assertThat(Stream.of(Channel.values()).map(Channel::wireName))
                .containsExactly("email", "sms", "push", "whatsapp", "in-app", "webhook");
    }

    @Test
    void lanesAreNamedOnTheWire() {
        assertThat(Stream.of(Lane.values()).map(Lane::wireName)).containsExactly("critical", "normal", "bulk");
    }

    @ParameterizedTest
    @EnumSource
    void aChannelIsReadByItsWireName(Channel channel) {
        assertThat(Channel.of(channel.wireName())).isSameAs(channel);
    }

    @ParameterizedTest
    @EnumSource
    void aLaneIsReadByItsWireName(Lane lane) {
        assertThat(Lane.of(lane.wireName())).isSameAs(lane);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "EMAIL", "IN_APP", "fax"})
    void otherNamesAreRefused(String name) {
        assertThatThrownBy(() -> Channel.of(name)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Lane.of(name)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void channelsAreNamedAsJsonKeysToo() throws JsonProcessingException {
        Map<Channel, String> words = Map.of(Channel.IN_APP, "hello");

        String json = Contract.JSON.writeValueAsString(words);

        assertThat(json).isEqualTo("{\"in-app\":\"hello\"}");
        assertThat(Contract.JSON.readValue(json, new TypeReference<Map<Channel, String>>() {}))
                .isEqualTo(words);
    }

    @Test
    void inAppNeverGoesThroughTheDispatcher() {
        assertThat(Channel.dispatched()).doesNotContain(Channel.IN_APP).hasSize(5);
    }

    @Test
    void onlyTransientTroubleIsRetried() {
        assertThat(Stream.of(FailureCategory.values()).filter(FailureCategory::isRetryable))
                .containsExactly(FailureCategory.TRANSIENT, FailureCategory.THROTTLED, FailureCategory.INTERNAL);
    }

    @Test
    void personalDataDoesNotShowInLogs() {
        Recipient recipient =
                new Recipient("u", "ada@demo.example", "+41791234567", "+41791234567", List.of("token"), "en", "UTC");
        DeliveryRequested delivery = new DeliveryRequested(
                "d",
                "n",
                1,
                Channel.EMAIL,
                Lane.NORMAL,
                "ada@demo.example",
                null,
                Content.text("secret"),
                "c",
                null,
                null,
                null);

        assertThat(recipient.toString() + delivery + Content.text("secret"))
                .doesNotContain("ada@demo.example", "+4179", "token", "secret");
    }
}

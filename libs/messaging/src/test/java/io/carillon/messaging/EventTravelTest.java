package io.carillon.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.carillon.tenancy.TenantId;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EventTravelTest {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final TenantId TENANT = TenantId.of("01900000-0000-7000-8000-0000000000d1");
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
    private static final String TRACEPARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private final EventEncoder encoder = new EventEncoder(JSON, "core", Clock.fixed(NOW, ZoneOffset.UTC));
    private final EventDecoder decoder = new EventDecoder(JSON);

    record Greeting(String words) {}

    static Stream<Arguments> spoiltRecords() {
        return Stream.of(
                Arguments.of("ce_type", null, "missing-attribute"),
                Arguments.of("ce_type", " ", "missing-attribute"),
                Arguments.of("ce_type", "farewell.v1", "unexpected-type"),
                Arguments.of("ce_id", null, "missing-attribute"),
                Arguments.of("ce_id", "", "missing-attribute"),
                Arguments.of("ce_source", null, "missing-attribute"),
                Arguments.of("ce_tenantid", null, "missing-attribute"),
                Arguments.of("ce_tenantid", "demo", "invalid-tenant"),
                Arguments.of("ce_tenantid", "1-1-1-1-1", "invalid-tenant"));
    }

    static Stream<Arguments> spoiltValues() {
        return Stream.of(null, "", "null", "{", "\"words\"", "[]", "{\"words\": {}}", "{\"words\": \"a\"} trailing")
                .map(Arguments::of);
    }

    @Test
    void anEventTravelsAsABinaryCloudEvent() {
        ProducerRecord<String, byte[]> record = encoder.encode(outgoing(TRACEPARENT));

        assertThat(record.topic()).isEqualTo("greetings");
        assertThat(record.key()).isEqualTo("key");
        assertThat(new String(record.value(), StandardCharsets.UTF_8)).isEqualTo("{\"words\":\"hello\"}");
        assertThat(texts(record.headers()))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", "id-1",
                        "ce_type", "greeting.v1",
                        "ce_source", "/carillon/core",
                        "ce_time", "2026-11-22T08:00:00Z",
                        "ce_tenantid", TENANT.toString(),
                        "ce_traceparent", TRACEPARENT,
                        "content-type", "application/json"));
    }

    @Test
    void whatIsEncodedDecodes() {
        ConsumerRecord<String, byte[]> record = arrived(encoder.encode(outgoing(TRACEPARENT)));

        DecodedBatch<Greeting> batch = decode(record);

        assertThat(batch.broken()).isEmpty();
        assertThat(batch.events())
                .containsExactly(new ReceivedEvent<>(
                        new Event<>("id-1", "greeting.v1", TENANT, TRACEPARENT, new Greeting("hello")),
                        "/carillon/core",
                        "greetings",
                        3,
                        42,
                        NOW,
                        "key"));
    }

    @Test
    void anEventWithoutTraceStaysWithoutOne() {
        ConsumerRecord<String, byte[]> record = arrived(encoder.encode(outgoing(null)));

        assertThat(decode(record).events())
                .singleElement()
                .matches(received -> received.event().traceparent() == null);
    }

    @ParameterizedTest
    @MethodSource("spoiltRecords")
    void aSpoiltHeaderIsADeadLetterWithItsReason(String header, String text, String reason) {
        ProducerRecord<String, byte[]> record = encoder.encode(outgoing(null));
        record.headers().remove(header);
        CloudEventHeaders.put(record.headers(), header, text);

        assertBroken(arrived(record), reason);
    }

    @ParameterizedTest
    @MethodSource("spoiltValues")
    void aSpoiltValueIsADeadLetterWithItsReason(String value) {
        ProducerRecord<String, byte[]> good = encoder.encode(outgoing(null));
        ProducerRecord<String, byte[]> spoilt = new ProducerRecord<>(
                good.topic(),
                3,
                good.key(),
                value == null ? null : value.getBytes(StandardCharsets.UTF_8),
                good.headers());

        assertBroken(arrived(spoilt), "invalid-json");
    }

    @Test
    void aNestingBombIsADeadLetter() {
        ProducerRecord<String, byte[]> good = encoder.encode(outgoing(null));
        byte[] bomb = ("{\"words\":\"a\",\"x\":" + "[".repeat(100_000)).getBytes(StandardCharsets.UTF_8);

        assertBroken(arrived(new ProducerRecord<>(good.topic(), 3, good.key(), bomb, good.headers())), "invalid-json");
    }

    @Test
    void aHeaderWithoutValueIsMissing() {
        ProducerRecord<String, byte[]> record = encoder.encode(outgoing(null));
        record.headers().add("ce_id", null);

        assertBroken(arrived(record), "missing-attribute");
    }

    @Test
    void aDeadLettersDetailShowsNothingOfTheContent() {
        ProducerRecord<String, byte[]> good = encoder.encode(outgoing(null));
        byte[] value = "{\"words\": {\"secret\": 1}}".getBytes(StandardCharsets.UTF_8);

        DecodedBatch<Greeting> batch =
                decode(arrived(new ProducerRecord<>(good.topic(), 3, good.key(), value, good.headers())));

        assertThat(batch.broken()).singleElement().satisfies(letter -> assertThat(letter.detail())
                .doesNotContain("secret", "Greeting")
                .contains("line 1"));
    }

    @Test
    void aBrokenRecordDoesNotKeepItsNeighboursBack() {
        ConsumerRecord<String, byte[]> good = arrived(encoder.encode(outgoing(null)));
        ProducerRecord<String, byte[]> spoilt = encoder.encode(outgoing(null));
        spoilt.headers().remove("ce_id");

        DecodedBatch<Greeting> batch = decode(good, arrived(spoilt), good);

        assertThat(batch.events()).hasSize(2);
        assertThat(batch.broken()).hasSize(1);
    }

    @Test
    void whatCannotBeJsonIsRefusedBeforeItTravels() {
        Event<Object> event = new Event<>("id-1", "greeting.v1", TENANT, null, new Object());

        assertThatThrownBy(() -> encoder.encode(new OutgoingEvent("greetings", "key", event)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private void assertBroken(ConsumerRecord<String, byte[]> record, String reason) {
        DecodedBatch<Greeting> batch = decode(record);

        assertThat(batch.events()).isEmpty();
        assertThat(batch.broken()).singleElement().satisfies(letter -> {
            assertThat(letter.reason()).isEqualTo(reason);
            assertThat(letter.detail()).isNotBlank();
            assertThat(letter.record()).isSameAs(record);
        });
    }

    @SafeVarargs
    private DecodedBatch<Greeting> decode(ConsumerRecord<String, byte[]>... records) {
        TopicPartition partition = new TopicPartition("greetings", 3);
        return decoder.decode(
                new ConsumerRecords<>(Map.of(partition, List.of(records)), Map.of()), "greeting.v1", Greeting.class);
    }

    private static OutgoingEvent outgoing(String traceparent) {
        return new OutgoingEvent(
                "greetings", "key", new Event<>("id-1", "greeting.v1", TENANT, traceparent, new Greeting("hello")));
    }

    private static ConsumerRecord<String, byte[]> arrived(ProducerRecord<String, byte[]> record) {
        return new ConsumerRecord<>(
                record.topic(),
                3,
                42,
                NOW.toEpochMilli(),
                TimestampType.CREATE_TIME,
                0,
                0,
                record.key(),
                record.value(),
                record.headers(),
                Optional.empty());
    }

    private static Map<String, String> texts(Headers headers) {
        Map<String, String> texts = new LinkedHashMap<>();
        headers.forEach(header -> texts.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        return texts;
    }
}

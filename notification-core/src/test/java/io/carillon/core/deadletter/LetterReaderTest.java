package io.carillon.core.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.core.deadletter.StoredLetter.Coordinates;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class LetterReaderTest {
    private static final UUID TENANT = UUID.randomUUID();

    @Test
    void readsTheRecordAndItsMarks() {
        StoredLetter letter = LetterReader.read(record(Map.of(
                "ce_tenantid", TENANT.toString(),
                "ce_id", "7",
                "dlq-reason", "invalid-json",
                "dlq-detail", "line 1",
                "dlq-topic", "carillon.outcomes",
                "dlq-partition", "3",
                "dlq-offset", "42")));
        assertThat(letter.tenant().value()).isEqualTo(TENANT);
        assertThat(letter.reason()).isEqualTo("invalid-json");
        assertThat(letter.detail()).isEqualTo("line 1");
        assertThat(letter.from()).isEqualTo(new Coordinates("carillon.outcomes", 3, 42));
        assertThat(letter.headers()).containsOnlyKeys("ce_tenantid", "ce_id");
    }

    @Test
    void readingItAgainGivesTheSameIdAndAnotherRecordAnother() {
        assertThat(LetterReader.read(record(Map.of())).id())
                .isEqualTo(LetterReader.read(record(Map.of())).id());
        ConsumerRecord<String, byte[]> other = new ConsumerRecord<>("carillon.outcomes.dlq", 0, 10, null, null);
        assertThat(LetterReader.read(other).id())
                .isNotEqualTo(LetterReader.read(record(Map.of())).id());
    }

    @Test
    void whatNamesNoTenantBelongsToThePlatform() {
        assertThat(LetterReader.read(record(Map.of())).tenant()).isEqualTo(StoredLetter.PLATFORM);
        assertThat(LetterReader.read(record(Map.of("ce_tenantid", "demo"))).tenant())
                .isEqualTo(StoredLetter.PLATFORM);
    }

    @Test
    void withoutMarksItIsTheDeadLetterTopicsOwnRecord() {
        StoredLetter letter = LetterReader.read(record(Map.of("dlq-topic", "x", "dlq-partition", "many")));
        assertThat(letter.from()).isEqualTo(new Coordinates("carillon.outcomes", 0, 9));
        assertThat(letter.reason()).isEqualTo("unprocessable");
    }

    @Test
    void whatPostgresqlCannotStoreIsLeftOut() {
        StoredLetter letter = LetterReader.read(record(Map.of("ce_id", "a\0b", "dlq-detail", "\0")));
        assertThat(letter.headers()).containsEntry("ce_id", "ab");
        assertThat(Optional.ofNullable(letter.detail())).contains("");
    }

    private static ConsumerRecord<String, byte[]> record(Map<String, String> headers) {
        RecordHeaders encoded = new RecordHeaders();
        headers.forEach((name, value) -> encoded.add(name, value.getBytes(StandardCharsets.UTF_8)));
        return new ConsumerRecord<>(
                "carillon.outcomes.dlq",
                0,
                9,
                1_000L,
                TimestampType.CREATE_TIME,
                0,
                0,
                "key",
                new byte[0],
                encoded,
                Optional.empty());
    }
}

package io.carillon.core.deadletter;

import io.carillon.core.deadletter.StoredLetter.Coordinates;
import io.carillon.core.deadletter.StoredLetter.Kind;
import io.carillon.core.deadletter.StoredLetter.State;
import io.carillon.core.ids.Uuid7;
import io.carillon.messaging.DeadLetterPublisher;
import io.carillon.tenancy.TenantId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Reads a record of a dead-letter topic. Never fails on what it reads. Pure. */
final class LetterReader {
    private static final String TENANT = "ce_tenantid";
    private static final String MARK = "dlq-";
    private static final String UNKNOWN = "unprocessable";
    private static final String SUFFIX = ".dlq";

    private LetterReader() {}

    /** The letter; what its marks do not tell is taken from the dead-letter record itself. */
    static StoredLetter read(ConsumerRecord<String, byte[]> record) {
        Map<String, String> headers = new TreeMap<>();
        for (Header header : record.headers()) {
            headers.put(
                    text(header.key()),
                    header.value() == null ? "" : text(new String(header.value(), StandardCharsets.UTF_8)));
        }
        Coordinates from = from(record, headers);
        Instant diedAt = Instant.ofEpochMilli(record.timestamp());
        return new StoredLetter(
                tenant(headers),
                Uuid7.beside(
                        Uuid7.floorOf(diedAt),
                        String.join("|", record.topic(), "" + record.partition(), "" + record.offset())),
                Kind.RECORD,
                State.OPEN,
                from,
                record.key() == null ? null : text(record.key()),
                withoutMarks(headers),
                record.value(),
                null,
                null,
                null,
                null,
                headers.getOrDefault(DeadLetterPublisher.REASON, UNKNOWN),
                headers.get(DeadLetterPublisher.DETAIL),
                diedAt,
                null,
                null,
                null);
    }

    private static Coordinates from(ConsumerRecord<String, byte[]> record, Map<String, String> headers) {
        try {
            return new Coordinates(
                    Optional.ofNullable(headers.get(DeadLetterPublisher.TOPIC)).orElseThrow(NumberFormatException::new),
                    Integer.parseInt(headers.get(DeadLetterPublisher.PARTITION)),
                    Long.parseLong(headers.get(DeadLetterPublisher.OFFSET)));
        } catch (NumberFormatException unmarked) {
            return new Coordinates(withoutSuffix(record.topic()), record.partition(), record.offset());
        }
    }

    private static TenantId tenant(Map<String, String> headers) {
        try {
            return TenantId.of(headers.getOrDefault(TENANT, ""));
        } catch (IllegalArgumentException unreadable) {
            return StoredLetter.PLATFORM;
        }
    }

    private static Map<String, String> withoutMarks(Map<String, String> headers) {
        Map<String, String> own = new TreeMap<>(headers);
        own.keySet().removeIf(name -> name.startsWith(MARK));
        return own;
    }

    private static String withoutSuffix(String topic) {
        return topic.endsWith(SUFFIX) ? topic.substring(0, topic.length() - SUFFIX.length()) : topic;
    }

    /** PostgreSQL stores no NUL and no half characters. */
    private static String text(String raw) {
        return new String(raw.replace("\0", "").getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}

package io.carillon.events;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** One event type with everything that describes it: record, schema, golden examples. */
record Contract(String type, Class<? extends Record> payload) {
    static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();
    private static final Path RESOURCES = Path.of("src/main/resources");

    static List<Contract> all() {
        return List.of(
                new Contract(EventTypes.NOTIFICATION_REQUESTED, NotificationRequested.class),
                new Contract(EventTypes.DELIVERY_REQUESTED, DeliveryRequested.class),
                new Contract(EventTypes.DELIVERY_ATTEMPTED, DeliveryAttempted.class),
                new Contract(EventTypes.DELIVERY_RECEIPT, DeliveryReceipt.class),
                new Contract(EventTypes.CONTACT_ANSWERED, ContactAnswered.class),
                new Contract(EventTypes.INBOX_CHANGED, InboxChanged.class),
                new Contract(EventTypes.NOTIFICATION_STATUS_CHANGED, NotificationStatusChanged.class),
                new Contract(EventTypes.PROGRESS_CHANGED, ProgressChanged.class),
                new Contract(EventTypes.BATCH_COMPLETED, BatchCompleted.class),
                new Contract(EventTypes.WEBHOOK_ENDPOINT_DISABLED, WebhookEndpointDisabled.class),
                new Contract(EventTypes.TENANT_CONFIG_PUBLISHED, TenantConfigPublished.class));
    }

    JsonNode schema() {
        return read(RESOURCES.resolve("schemas/" + type + ".schema.json"));
    }

    /** The type's example, and its variants {@code <type>.<variant>.json}. */
    List<Path> examples() {
        try (Stream<Path> files = Files.list(RESOURCES.resolve("examples"))) {
            return files.filter(file -> file.getFileName().toString().matches("\\Q" + type + "\\E(\\.[a-z]+)?\\.json"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static JsonNode read(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public String toString() {
        return type;
    }
}

package io.carillon.core.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.carillon.events.Channel;
import io.carillon.events.Content;
import io.carillon.events.DeliveryStatus;
import io.carillon.events.EscalationStep.Reaction;
import io.carillon.events.Lane;
import io.carillon.postgres.Columns;
import io.carillon.tenancy.TenantId;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** How rows of the table {@code deliveries} and {@link Delivery} become each other. */
public final class DeliveryRows {
    /** The columns {@link #read} needs. */
    public static final String COLUMNS = """
            tenant_id, id, notification_id, channel, lane, status, attempt, due_at, address, device_tokens, content,
            category, reason, provider, metadata, traceparent, accepted_at, expires_at, updated_at, batch_id,
            user_id, time_zone, unsubscribe_url,
            escalation_step, escalation_unless
            """;

    private final ObjectMapper json;

    public DeliveryRows(ObjectMapper json) {
        this.json = json;
    }

    /** The columns, each with the name of its table before it. */
    public static String columnsOf(String table) {
        return Arrays.stream(COLUMNS.split(","))
                .map(column -> table + "." + column.strip())
                .collect(Collectors.joining(", "));
    }

    /** The delivery of a row with {@link #COLUMNS}. */
    public Delivery read(Row row) {
        String[] tokens = row.getArrayOfStrings("device_tokens");
        return new Delivery(
                new TenantId(row.getUUID("tenant_id")),
                row.getUUID("id"),
                row.getUUID("notification_id"),
                row.getUUID("batch_id"),
                step(row),
                Channel.of(row.getString("channel")),
                Lane.of(row.getString("lane")),
                DeliveryStatus.valueOf(row.getString("status")),
                row.getInteger("attempt"),
                Columns.instant(row.getOffsetDateTime("due_at")),
                row.getString("address"),
                tokens == null ? null : List.of(tokens),
                row.getString("user_id"),
                row.getString("time_zone"),
                row.getString("unsubscribe_url"),
                content(row.getJsonObject("content")),
                row.getString("category"),
                row.getString("reason"),
                row.getString("provider"),
                Columns.textMap(row.getJsonObject("metadata")),
                row.getString("traceparent"),
                row.getOffsetDateTime("accepted_at").toInstant(),
                row.getOffsetDateTime("expires_at").toInstant(),
                row.getOffsetDateTime("updated_at").toInstant());
    }

    private static Step step(Row row) {
        Integer number = row.getInteger("escalation_step");
        String unless = row.getString("escalation_unless");
        return number == null ? null : new Step(number, unless == null ? null : Reaction.valueOf(unless));
    }

    /** A row with the column {@code previous}: where the delivery stood before. */
    public Moved readMoved(Row row) {
        return new Moved(DeliveryStatus.valueOf(row.getString("previous")), read(row));
    }

    /** Content as text of a {@code jsonb} column; null stays null. */
    public String write(Content content) {
        try {
            return content == null ? null : json.writeValueAsString(content);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Push tokens as one text for {@code string_to_array(…, chr(10))}; they hold no line feeds. */
    static String tokens(Delivery delivery) {
        return delivery.deviceTokens() == null ? null : String.join("\n", delivery.deviceTokens());
    }

    private Content content(JsonObject stored) {
        return stored == null ? null : json.convertValue(stored.getMap(), Content.class);
    }
}

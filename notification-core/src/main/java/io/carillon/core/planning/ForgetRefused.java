package io.carillon.core.planning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.carillon.core.deadletter.StoredLetter;
import io.carillon.core.notification.NotificationRepository;
import io.carillon.core.notification.Origin;
import io.carillon.core.tally.Shift;
import io.carillon.core.tally.TallyRepository;
import io.carillon.tenancy.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes planning take a refused request for a new one when its dead letter is re-driven: the refused notification and
 * its claim on the idempotency key go, if they came from the very record that died. Its timeline stays.
 */
@ApplicationScoped
public class ForgetRefused {
    private final IdempotencyRepository idempotency;
    private final NotificationRepository notifications;
    private final TallyRepository tally;
    private final ObjectMapper json;

    ForgetRefused(
            IdempotencyRepository idempotency,
            NotificationRepository notifications,
            TallyRepository tally,
            ObjectMapper json) {
        this.idempotency = idempotency;
        this.notifications = notifications;
        this.tally = tally;
        this.json = json;
    }

    /** Forgets what planning made of the records. */
    public Uni<Void> forget(SqlClient client, TenantId tenant, List<StoredLetter> records) {
        List<IdempotencyRepository.Claim> claims = new ArrayList<>();
        List<NotificationRepository.Refused> refused = new ArrayList<>();
        records.forEach(letter -> collect(letter, claims, refused));
        return idempotency
                .releaseAll(client, tenant, claims)
                .invoke(refused::addAll)
                .chain(() -> notifications.deleteRefused(client, tenant, refused))
                .chain(batches -> tally.addAll(client, shifts(tenant, batches)));
    }

    private static List<Shift> shifts(TenantId tenant, List<UUID> batches) {
        return batches.stream().map(batch -> Shift.ofForgotten(tenant, batch)).toList();
    }

    private void collect(
            StoredLetter letter,
            List<IdempotencyRepository.Claim> claims,
            List<NotificationRepository.Refused> refused) {
        Origin origin = new Origin(
                letter.from().topic(), letter.from().partition(), letter.from().offset());
        JsonNode request = parse(letter.payload());
        String source = letter.headers().getOrDefault("ce_source", "");
        String event = letter.headers().getOrDefault("ce_id", "");
        claims.add(new IdempotencyRepository.Claim(NotificationFactory.keyOf(source, event), origin));
        Optional.ofNullable(request.path("idempotencyKey").textValue())
                .ifPresent(key -> claims.add(new IdempotencyRepository.Claim(key, origin)));
        Optional.ofNullable(request.path("notificationId").textValue())
                .flatMap(NotificationFactory::parse)
                .ifPresent(id -> refused.add(new NotificationRepository.Refused(id, origin)));
    }

    private JsonNode parse(byte[] payload) {
        try {
            return payload == null ? json.getNodeFactory().nullNode() : json.readTree(payload);
        } catch (IOException unreadable) {
            return json.getNodeFactory().nullNode();
        }
    }
}

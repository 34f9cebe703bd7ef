package io.carillon.core.delivery;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.carillon.core.recipient.Erasable;
import io.carillon.core.recipient.ErasedPerson;
import io.carillon.core.recipient.PersonKey;
import io.carillon.core.tally.TallyRepository;
import io.carillon.core.timeline.Reason;
import io.carillon.postgres.Columns;
import io.carillon.postgres.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The table {@code deliveries} when a person is erased: what waits is cancelled (the clock tells of it), and addresses,
 * words and metadata go from all of them.
 */
@ApplicationScoped
class DeliveryErasureRepository implements Erasable {
    private final DeliveryRows decoder;
    private final TallyRepository tally;
    private final Clock clock;

    DeliveryErasureRepository(ObjectMapper json, TallyRepository tally, Clock clock) {
        this.decoder = new DeliveryRows(json);
        this.tally = tally;
        this.clock = clock;
    }

    @Override
    public String holds() {
        return "deliveries";
    }

    private static final String LIST_ADDRESSES = """
            SELECT DISTINCT reached.address
            FROM deliveries AS d
            CROSS JOIN LATERAL unnest(array_append(coalesce(d.device_tokens, '{}'), d.address)) AS reached (address)
            WHERE d.tenant_id = $1
              AND d.user_id = $2
              AND d.channel <> 'in-app'
              AND reached.address IS NOT NULL
            """;

    @Override
    public Uni<Set<String>> addressesOf(SqlClient client, PersonKey person) {
        return client.preparedQuery(LIST_ADDRESSES)
                .execute(Tuple.of(person.tenant().value(), person.userId()))
                .map(rows -> new HashSet<>(Rows.list(rows, row -> row.getString("address"))));
    }

    private static final String OF_THE_PERSON = """
            WHERE d.tenant_id = $1
              AND (d.user_id = $2 OR d.address = ANY ($3) OR d.device_tokens && $3)
            """;

    private static final String CANCEL_WAITING = """
            UPDATE deliveries AS d
            SET status = 'CANCELLED', due_at = $4, reason = $5, updated_at = $4
            """ + OF_THE_PERSON + """
              AND d.status IN ('SCHEDULED', 'RETRYING')
            RETURNING old.status AS previous,
            """ + DeliveryRows.columnsOf("d");

    private static final String REDACT = """
            UPDATE deliveries AS d
            SET address = NULL, device_tokens = NULL, content = NULL, metadata = NULL, user_id = NULL,
                time_zone = NULL, unsubscribe_url = NULL,
                due_at = CASE WHEN d.status IN ('PENDING', 'DISPATCHED') THEN NULL ELSE d.due_at END
            """ + OF_THE_PERSON;

    @Override
    public Uni<Integer> erase(SqlClient client, ErasedPerson person) {
        return cancelWaiting(client, person)
                .chain(cancelled -> tally.addAll(
                        client, cancelled.stream().map(Moved::shift).toList()))
                .chain(() -> client.preparedQuery(REDACT).execute(named(person)))
                .map(redacted -> redacted.rowCount());
    }

    private Uni<List<Moved>> cancelWaiting(SqlClient client, ErasedPerson person) {
        return client.preparedQuery(CANCEL_WAITING)
                .execute(named(person)
                        .addOffsetDateTime(Columns.utc(clock.instant()))
                        .addString(Reason.SUBSCRIBER_ERASED.code()))
                .map(moved -> Rows.list(moved, decoder::readMoved));
    }

    private static Tuple named(ErasedPerson person) {
        return Tuple.tuple()
                .addUUID(person.key().tenant().value())
                .addString(person.key().userId())
                .addArrayOfString(person.addresses().toArray(String[]::new));
    }
}

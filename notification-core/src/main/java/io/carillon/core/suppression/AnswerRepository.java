package io.carillon.core.suppression;

import io.carillon.core.recipient.Address;
import io.carillon.events.Channel;
import io.carillon.events.ContactAnswered.Answer;
import io.carillon.postgres.Columns;
import io.carillon.postgres.Rows;
import io.carillon.tenancy.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** The table {@code contact_answers}: what people answered, each message once. For the pipeline only. */
@ApplicationScoped
class AnswerRepository {

    /** A message by which somebody answered. */
    record Message(Address from, String id) {}

    /** What a message said. */
    record Said(Message message, Answer answer, Instant at) {}

    private static final String INSERT_NEW = """
            INSERT INTO contact_answers (tenant_id, channel, address_hash, message_id, answer, said_at)
            SELECT *
            FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::timestamptz[])
            ON CONFLICT (tenant_id, channel, address_hash, message_id) DO NOTHING
            RETURNING tenant_id, channel, address_hash, message_id
            """;

    /** Remembers answers; returns those that were not known. */
    Uni<Set<Message>> insertNew(SqlClient client, List<Said> said) {
        Columns<Said> rows = new Columns<>(said);
        Tuple values = Tuple.tuple()
                .addArrayOfUUID(rows.uuids(s -> s.message().from().tenant().value()))
                .addArrayOfString(rows.texts(s -> s.message().from().channel().wireName()))
                .addArrayOfString(rows.texts(s -> s.message().from().hash()))
                .addArrayOfString(rows.texts(s -> s.message().id()))
                .addArrayOfString(rows.texts(s -> s.answer().name()))
                .addArrayOfOffsetDateTime(rows.times(Said::at));
        return client.preparedQuery(INSERT_NEW)
                .execute(values)
                .map(inserted -> Set.copyOf(Rows.list(
                        inserted,
                        row -> new Message(
                                new Address(
                                        new TenantId(row.getUUID("tenant_id")),
                                        Channel.of(row.getString("channel")),
                                        row.getString("address_hash")),
                                row.getString("message_id")))));
    }
}

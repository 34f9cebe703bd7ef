package io.carillon.core.bulk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.carillon.postgres.Rows;
import io.carillon.tenancy.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The table {@code bulk_notification_jobs}, and the rejected rows among {@code bulk_notification_items}. */
@ApplicationScoped
class BulkRepository {
    private static final TypeReference<List<String>> CELLS = new TypeReference<>() {};

    private final ObjectMapper json;

    BulkRepository(ObjectMapper json) {
        this.json = json;
    }

    /** What is known of a job's file. */
    record JobFile(String name, List<String> header) {}

    /** A row that was not taken. */
    record Rejected(int number, long line, List<String> cells, String reason, String detail) {}

    private static final String INSERT = """
            INSERT INTO bulk_notification_jobs (tenant_id, id, file_name, separator, header)
            VALUES ($1, $2, $3, $4, $5::text::jsonb)
            """;

    Uni<Void> insert(SqlClient client, TenantId tenant, UUID id, CsvFile file, String fileName) {
        Tuple values = Tuple.of(tenant.value(), id, fileName)
                .addString(String.valueOf(file.separator()))
                .addString(write(file.header()));
        return client.preparedQuery(INSERT).execute(values).replaceWithVoid();
    }

    private static final String FIND = """
            SELECT file_name, header::text AS header
            FROM bulk_notification_jobs
            WHERE tenant_id = $1
              AND id = $2
            """;

    Uni<Optional<JobFile>> find(SqlClient client, TenantId tenant, UUID id) {
        return client.preparedQuery(FIND)
                .execute(Tuple.of(tenant.value(), id))
                .map(rows -> Rows.first(
                        rows, row -> new JobFile(row.getString("file_name"), cells(row.getString("header")))));
    }

    private static final String LIST_REJECTED = """
            SELECT number, line, payload::text AS payload, rejection, detail
            FROM bulk_notification_items
            WHERE tenant_id = $1
              AND batch_id = $2
              AND number > $3
              AND rejection IS NOT NULL
            ORDER BY number
            LIMIT $4
            """;

    /** Rejected rows after the one with a number, in the order of the file. */
    Uni<List<Rejected>> listRejected(SqlClient client, TenantId tenant, UUID id, int after, int limit) {
        return client.preparedQuery(LIST_REJECTED)
                .execute(Tuple.of(tenant.value(), id, after, limit))
                .map(rows -> Rows.list(rows, this::rejected));
    }

    private Rejected rejected(Row row) {
        return new Rejected(
                row.getInteger("number"),
                row.getLong("line"),
                cells(row.getString("payload")),
                row.getString("rejection"),
                row.getString("detail"));
    }

    private List<String> cells(String stored) {
        try {
            return json.readValue(stored, CELLS);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String write(List<String> header) {
        try {
            return json.writeValueAsString(
                    header.stream().map(name -> name.replace('\0', '\uFFFD')).toList());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

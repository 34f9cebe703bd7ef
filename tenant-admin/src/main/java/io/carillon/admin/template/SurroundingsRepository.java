package io.carillon.admin.template;

import io.carillon.postgres.Rows;
import io.carillon.tenancy.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** What templates depend on besides themselves. */
@ApplicationScoped
class SurroundingsRepository {
    private static final String READ = """
            SELECT t.default_locale,
                   ARRAY(SELECT l.code FROM layouts l WHERE l.tenant_id = t.tenant_id) AS layouts
            FROM tenants t
            WHERE t.tenant_id = $1
            """;

    Uni<PublicationContext> read(SqlClient client, TenantId tenant) {
        return client.preparedQuery(READ)
                .execute(Tuple.of(tenant.value()))
                .map(rows -> Rows.first(rows, SurroundingsRepository::context).orElseThrow());
    }

    private static PublicationContext context(Row row) {
        return new PublicationContext(row.getString("default_locale"), Set.of(row.getArrayOfStrings("layouts")));
    }
}

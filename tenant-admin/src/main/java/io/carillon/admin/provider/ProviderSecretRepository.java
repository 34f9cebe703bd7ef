package io.carillon.admin.provider;

import io.carillon.admin.sealing.SealedSecret;
import io.carillon.admin.sealing.SealedSecrets;
import io.carillon.postgres.Rows;
import io.carillon.tenancy.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The sealed secrets of provider accounts, as far as sealing them anew goes. */
@ApplicationScoped
class ProviderSecretRepository implements SealedSecrets {
    private static final String LIST = """
            SELECT p.id, s.key AS name, s.value AS sealed
            FROM notification_providers p
            CROSS JOIN LATERAL jsonb_each_text(p.sealed_secrets) AS s
            WHERE p.tenant_id = $1
            ORDER BY p.id, s.key
            """;

    @Override
    public Uni<List<SealedSecret>> list(SqlClient client, TenantId tenant) {
        return client.preparedQuery(LIST)
                .execute(Tuple.of(tenant.value()))
                .map(rows -> Rows.list(rows, ProviderSecretRepository::secret));
    }

    private static final String REPLACE = """
            UPDATE notification_providers p
            SET sealed_secrets = p.sealed_secrets || n.fresh
            FROM (SELECT u.id, jsonb_object_agg(u.name, u.sealed) AS fresh
                  FROM unnest($2::uuid[], $3::text[], $4::text[]) AS u (id, name, sealed)
                  GROUP BY u.id) AS n
            WHERE p.tenant_id = $1
              AND p.id = n.id
            """;

    @Override
    public Uni<Void> replace(SqlClient client, TenantId tenant, List<SealedSecret> resealed) {
        Tuple row = Tuple.tuple()
                .addUUID(tenant.value())
                .addArrayOfUUID(resealed.stream()
                        .map(secret -> UUID.fromString(secret.objectId()))
                        .toArray(UUID[]::new))
                .addArrayOfString(resealed.stream().map(SealedSecret::name).toArray(String[]::new))
                .addArrayOfString(resealed.stream().map(SealedSecret::sealed).toArray(String[]::new));
        return client.preparedQuery(REPLACE).execute(row).replaceWithVoid();
    }

    private static SealedSecret secret(Row row) {
        return new SealedSecret(row.getUUID("id").toString(), row.getString("name"), row.getString("sealed"));
    }
}

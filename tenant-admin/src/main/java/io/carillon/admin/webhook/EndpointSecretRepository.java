package io.carillon.admin.webhook;

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

/** The sealed signing secrets of webhook endpoints, as far as sealing them anew goes. */
@ApplicationScoped
class EndpointSecretRepository implements SealedSecrets {
    private static final String LIST = """
            SELECT e.id, s.value ->> 'name' AS name, s.value ->> 'sealed' AS sealed
            FROM webhook_endpoints e
            CROSS JOIN LATERAL jsonb_array_elements(e.signing_secrets) AS s
            WHERE e.tenant_id = $1
            ORDER BY e.id, name
            """;

    @Override
    public Uni<List<SealedSecret>> list(SqlClient client, TenantId tenant) {
        return client.preparedQuery(LIST)
                .execute(Tuple.of(tenant.value()))
                .map(rows -> Rows.list(rows, EndpointSecretRepository::secret));
    }

    private static final String REPLACE = """
            UPDATE webhook_endpoints e
            SET signing_secrets = n.fresh
            FROM (SELECT old.id,
                         jsonb_agg(CASE WHEN u.sealed IS NULL THEN s.value
                                        ELSE s.value || jsonb_build_object('sealed', u.sealed) END
                                   ORDER BY s.place) AS fresh
                  FROM webhook_endpoints old
                  CROSS JOIN LATERAL jsonb_array_elements(old.signing_secrets) WITH ORDINALITY AS s (value, place)
                  LEFT JOIN unnest($2::uuid[], $3::text[], $4::text[]) AS u (id, name, sealed)
                    ON u.id = old.id AND u.name = s.value ->> 'name'
                  WHERE old.tenant_id = $1
                  GROUP BY old.id) AS n
            WHERE e.tenant_id = $1
              AND e.id = n.id
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

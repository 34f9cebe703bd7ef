package io.carillon.admin.snapshot;

import io.carillon.admin.AdminProblem;
import io.carillon.admin.json.JsonColumns;
import io.carillon.events.TenantConfigPublished;
import io.carillon.messaging.HopTracing;
import io.carillon.problem.ProblemException;
import io.carillon.tenancy.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;

/** Puts the tenant's configuration, as the running transaction sees it, into the outbox. */
@ApplicationScoped
class SnapshotWriter {
    private final SnapshotRepository snapshots;
    private final OutboxRepository outbox;
    private final JsonColumns json;
    private final HopTracing tracing;
    private final SnapshotConfig config;

    SnapshotWriter(
            SnapshotRepository snapshots,
            OutboxRepository outbox,
            JsonColumns json,
            HopTracing tracing,
            SnapshotConfig config) {
        this.snapshots = snapshots;
        this.outbox = outbox;
        this.json = json;
        this.tracing = tracing;
        this.config = config;
    }

    Uni<Void> write(SqlClient client, TenantId tenant) {
        return snapshots
                .read(client, tenant, config.versionsPerTemplate())
                .chain(snapshot -> append(client, tenant, snapshot));
    }

    private Uni<Void> append(SqlClient client, TenantId tenant, TenantConfigPublished snapshot) {
        String payload = json.write(snapshot);
        int size = payload.getBytes(StandardCharsets.UTF_8).length;
        if (size > config.maxSize().asLongValue()) {
            return Uni.createFrom().failure(tooLarge(size));
        }
        return outbox.append(client, tenant, snapshot.version(), payload, tracing.currentTraceparent());
    }

    private ProblemException tooLarge(int size) {
        String detail = "It would be %d bytes, the limit is %d"
                .formatted(size, config.maxSize().asLongValue());
        return new ProblemException(AdminProblem.CONFIG_TOO_LARGE, detail);
    }
}

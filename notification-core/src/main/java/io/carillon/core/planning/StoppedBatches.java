package io.carillon.core.planning;

import io.carillon.core.batch.BatchRepository;
import io.carillon.core.notification.Notification;
import io.carillon.core.timeline.Reason;
import io.carillon.tenancy.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Plans nothing to be sent for a batch that its caller cancelled. */
@ApplicationScoped
class StoppedBatches {
    private final BatchRepository batches;
    private final Clock clock;

    StoppedBatches(BatchRepository batches, Clock clock) {
        this.batches = batches;
        this.clock = clock;
    }

    /** The same plans, those of cancelled batches cancelled. A batch that is not cancelled stays so until the commit. */
    Uni<List<Plan>> honour(SqlClient client, List<Plan> plans) {
        Map<UUID, TenantId> known = new HashMap<>();
        plans.stream()
                .map(Plan::notification)
                .filter(notification -> notification.batchId() != null)
                .forEach(notification -> known.put(notification.batchId(), notification.tenant()));
        return known.isEmpty()
                ? Uni.createFrom().item(plans)
                : batches.listCancelled(client, List.copyOf(known.values()), List.copyOf(known.keySet()))
                        .map(cancelled -> cancel(plans, cancelled));
    }

    private List<Plan> cancel(List<Plan> plans, Set<UUID> cancelled) {
        Instant now = clock.instant();
        return plans.stream()
                .map(plan -> isOf(cancelled, plan.notification()) ? plan.cancelled(Reason.BATCH_CANCELLED, now) : plan)
                .toList();
    }

    private static boolean isOf(Set<UUID> cancelled, Notification notification) {
        return notification.batchId() != null && cancelled.contains(notification.batchId());
    }
}

package io.carillon.core.planning;

import io.carillon.core.notification.Origin;
import io.carillon.core.planning.IdempotencyRepository.Holder;
import io.carillon.core.planning.IdempotencyRepository.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A batch sorted by what its idempotency keys say. Pure.
 *
 * @param candidates plans to write: new ones, and our own that a crash may have left half done
 * @param reused plans whose key belongs to another request
 * @param repeats dropped, with the first notification they repeat
 */
record Sorting(List<Plan> candidates, List<Plan> reused, List<Repeat> repeats) {

    /** Sorts plans; a key held from the same Kafka coordinates is our own work, from others a repeat. */
    static Sorting of(List<Plan> plans, Map<Key, Holder> holders) {
        Sorting sorting = new Sorting(new ArrayList<>(plans.size()), new ArrayList<>(0), new ArrayList<>(0));
        plans.forEach(plan -> sorting.add(plan, holders));
        return sorting;
    }

    private void add(Plan plan, Map<Key, Holder> holders) {
        Holder holder = plan.idempotencyKey() == null
                ? null
                : holders.get(new Key(plan.notification().tenant(), plan.idempotencyKey()));
        Origin origin = plan.notification().origin();
        if (holder == null || holder.origin().equals(origin)) {
            candidates.add(plan);
        } else if (Objects.equals(holder.requestHash(), plan.requestHash())) {
            addRepeat(plan, holder);
        } else {
            reused.add(plan);
        }
    }

    private void addRepeat(Plan plan, Holder holder) {
        if (!holder.notificationId().equals(plan.notification().id())) {
            repeats.add(
                    new Repeat(plan.notification().tenant(), plan.notification().id(), holder.notificationId()));
        }
    }
}

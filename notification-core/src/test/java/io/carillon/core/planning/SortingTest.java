package io.carillon.core.planning;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.core.notification.Notification;
import io.carillon.core.notification.Origin;
import io.carillon.core.planning.IdempotencyRepository.Holder;
import io.carillon.core.planning.IdempotencyRepository.Key;
import io.carillon.events.Lane;
import io.carillon.tenancy.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SortingTest {
    private static final TenantId TENANT = new TenantId(UUID.randomUUID());
    private static final TenantId OTHER = new TenantId(UUID.randomUUID());
    private static final Origin HERE = new Origin("requests", 0, 7);
    private static final Origin THERE = new Origin("requests", 0, 8);
    private static final UUID ID = UUID.randomUUID();
    private static final UUID FIRST_ID = UUID.randomUUID();

    @Test
    void aPlanWithoutAKeyIsAlwaysNew() {
        Plan plan = plan(null, null, ID);
        assertThat(Sorting.of(List.of(plan), holder(FIRST_ID, "hash", THERE)))
                .isEqualTo(new Sorting(List.of(plan), List.of(), List.of()));
    }

    @Test
    void theSameCoordinatesAreOurOwnHalfDoneWork() {
        Plan plan = plan("key", "hash", ID);
        assertThat(Sorting.of(List.of(plan), holder(ID, "hash", HERE)))
                .isEqualTo(new Sorting(List.of(plan), List.of(), List.of()));
    }

    @Test
    void otherCoordinatesAreARepeatWhoseIdLeadsToTheFirst() {
        Plan plan = plan("key", "hash", ID);
        assertThat(Sorting.of(List.of(plan), holder(FIRST_ID, "hash", THERE)))
                .isEqualTo(new Sorting(List.of(), List.of(), List.of(new Repeat(TENANT, ID, FIRST_ID))));
    }

    @Test
    void aCopyUnderTheSameIdNeedsNoLead() {
        Plan plan = plan("key", "hash", ID);
        assertThat(Sorting.of(List.of(plan), holder(ID, "hash", THERE)))
                .isEqualTo(new Sorting(List.of(), List.of(), List.of()));
    }

    @Test
    void theSameKeyForAnotherRequestIsReused() {
        Plan plan = plan("key", "other hash", ID);
        assertThat(Sorting.of(List.of(plan), holder(FIRST_ID, "hash", THERE)))
                .isEqualTo(new Sorting(List.of(), List.of(plan), List.of()));
    }

    @Test
    void outsideProducersRepeatWithoutAHash() {
        Plan plan = plan("key", null, ID);
        assertThat(Sorting.of(List.of(plan), holder(FIRST_ID, null, THERE)).repeats())
                .containsExactly(new Repeat(TENANT, ID, FIRST_ID));
    }

    @Test
    void anotherTenantsEqualKeyIsAnotherKey() {
        Plan plan = plan("key", "hash", ID);
        Map<Key, Holder> others = Map.of(new Key(OTHER, "key"), new Holder(FIRST_ID, "hash", THERE));
        assertThat(Sorting.of(List.of(plan), others).candidates()).containsExactly(plan);
    }

    @Test
    void eachOfABatchIsSortedByItself() {
        Plan fresh = plan("fresh", "hash", UUID.randomUUID());
        Plan repeat = plan("key", "hash", ID);
        Plan reused = plan("key", "other hash", UUID.randomUUID());
        Sorting sorting = Sorting.of(List.of(repeat, reused, fresh), holder(FIRST_ID, "hash", THERE));
        assertThat(sorting)
                .isEqualTo(new Sorting(List.of(fresh), List.of(reused), List.of(new Repeat(TENANT, ID, FIRST_ID))));
    }

    private static Map<Key, Holder> holder(UUID id, String hash, Origin origin) {
        return Map.of(new Key(TENANT, "key"), new Holder(id, hash, origin));
    }

    private static Plan plan(String key, String hash, UUID id) {
        Notification notification = new Notification(
                TENANT,
                id,
                HERE,
                null,
                null,
                null,
                "general",
                Lane.NORMAL,
                null,
                null,
                null,
                null,
                null,
                Instant.EPOCH,
                null,
                Instant.EPOCH);
        return new Plan(notification, key, hash, List.of(), List.of(), List.of());
    }
}

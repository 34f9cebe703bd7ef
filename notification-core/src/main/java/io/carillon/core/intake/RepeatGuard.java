package io.carillon.core.intake;

import io.carillon.tenancy.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.RedisAPI;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Answers quick repeats of an {@code Idempotency-Key} from Redis. Only a helper: the final guard is in the planning
 * transaction, so with Redis away every request counts as new here.
 */
@ApplicationScoped
class RepeatGuard {
    private static final Logger LOG = Logger.getLogger(RepeatGuard.class);

    /**
     * A Redis that is away says so at once; a slow one is worth some waiting, because who is not recognised here gets
     * another id for the same notification.
     */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final String SECONDS_KEPT = "86400";
    private static final String DONE = "done";
    private static final String PENDING = "pending";

    private final RedisAPI redis;

    RepeatGuard(RedisAPI redis) {
        this.redis = redis;
    }

    /** What Redis knows of a key. */
    sealed interface Answer {

        /** Nobody used the key before. */
        record New() implements Answer {}

        /** The same request was seen before; {@code recorded} tells whether it is known to be in the log. */
        record Repeat(UUID notificationId, boolean recorded) implements Answer {}

        /** Another request used the key. */
        record Reused() implements Answer {}
    }

    /** Claims the key for {@code notificationId}, or tells who has it. Never fails. */
    Uni<Answer> claim(TenantId tenant, String key, String requestHash, UUID notificationId) {
        String value = value(PENDING, requestHash, notificationId);
        return redis.set(List.of(name(tenant, key), value, "NX", "GET", "EX", SECONDS_KEPT))
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .map(held -> answer(held, requestHash))
                .onFailure()
                .invoke(outage -> LOG.warnf("repeats are not recognised quickly: %s", outage.getMessage()))
                .onFailure()
                .recoverWithItem(new Answer.New());
    }

    /** Notes that the request is in the log. Never fails: a forgotten note costs one needless copy. */
    Uni<Void> markRecorded(TenantId tenant, String key, String requestHash, UUID notificationId) {
        return redis.set(List.of(name(tenant, key), value(DONE, requestHash, notificationId), "EX", SECONDS_KEPT))
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private static Answer answer(Response held, String requestHash) {
        if (held == null) {
            return new Answer.New();
        }
        String[] parts = held.toString().split("\\|");
        return parts[1].equals(requestHash)
                ? new Answer.Repeat(UUID.fromString(parts[2]), parts[0].equals(DONE))
                : new Answer.Reused();
    }

    private static String name(TenantId tenant, String key) {
        return "core:idempotency:" + tenant + ":" + key;
    }

    private static String value(String state, String requestHash, UUID notificationId) {
        return String.join("|", state, requestHash, notificationId.toString());
    }
}

package io.carillon.dispatcher.delivery;

import io.carillon.dispatcher.provider.BeforeCall;
import io.carillon.dispatcher.provider.Delivery;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Marks a claim before its attempt calls a provider for the first time, so that whoever takes the claim over knows
 * whether a copy is possible; and finds out by the same round trip that a claim was taken over meanwhile. Without Redis
 * calls are made unmarked.
 */
@ApplicationScoped
class CallMarks implements BeforeCall {
    /** Redis serves nobody else while it works off a group. */
    private static final int LARGEST_GROUP = 500;

    private final RoundTripPool<AttemptKey, Optional<String>> marks;
    private final InFlight inFlight;
    private final Owner owner;
    private final RedisWatch redis;
    private final DispatchMetrics metrics;

    CallMarks(ClaimRepository repository, InFlight inFlight, Owner owner, RedisWatch redis, DispatchMetrics metrics) {
        this.marks = new RoundTripPool<>(LARGEST_GROUP, repository::markCalled);
        this.inFlight = inFlight;
        this.owner = owner;
        this.redis = redis;
        this.metrics = metrics;
    }

    @Override
    public Uni<Boolean> announce(Delivery delivery) {
        AttemptKey key = AttemptKey.of(delivery.request());
        if (inFlight.isCalled(key)) {
            return Uni.createFrom().item(true);
        }
        return redis.isAway() ? Uni.createFrom().item(this::unmarked) : mark(key);
    }

    private Uni<Boolean> mark(AttemptKey key) {
        return marks.ask(key)
                .invoke(redis::answered)
                .map(found -> marked(key, found))
                .onFailure()
                .invoke(redis::failed)
                .onFailure()
                .recoverWithItem(this::unmarked);
    }

    private boolean marked(AttemptKey key, Optional<String> found) {
        ClaimDecision decision = ClaimDecision.atCall(found, owner.id(), inFlight.isClaimed(key));
        if (decision == ClaimDecision.FRESH) {
            inFlight.called(key);
            return true;
        }
        return decision == ClaimDecision.UNCLAIMED ? unmarked() : counted(key, decision);
    }

    private boolean counted(AttemptKey key, ClaimDecision decision) {
        metrics.claimed(decision);
        if (!decision.sends()) {
            inFlight.end(key);
        }
        return decision.sends();
    }

    private boolean unmarked() {
        metrics.calledUnmarked();
        return true;
    }
}

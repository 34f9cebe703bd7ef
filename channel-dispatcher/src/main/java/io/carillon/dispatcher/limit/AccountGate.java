package io.carillon.dispatcher.limit;

import io.carillon.events.AttemptOutcome;
import io.carillon.events.AttemptOutcome.Failed;
import io.carillon.events.Lane;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The door to every provider account: closed while the account fails or its vendor asked to wait, as fast as its rate, and
 * with so many places that no account takes those of others. What does not get through in time is refused, never lost.
 */
@ApplicationScoped
public class AccountGate {
    private final Map<Places, Slots> slots = new ConcurrentHashMap<>();
    private final AccountHealths healths;
    private final Rates rates;
    private final LimitConfig config;
    private final LimitMetrics metrics;
    private final Vertx vertx;

    private record Places(AccountKey key, Lane lane) {}

    AccountGate(AccountHealths healths, Rates rates, LimitConfig config, LimitMetrics metrics, Vertx vertx) {
        this.healths = healths;
        this.rates = rates;
        this.config = config;
        this.metrics = metrics;
        this.vertx = vertx;
    }

    /** Makes {@code call}, which never fails, when the account may be called; never fails. */
    public Uni<Passage> pass(AccountLimits limits, Lane lane, Supplier<Uni<AttemptOutcome>> call) {
        return Uni.createFrom()
                .item(() -> healths.refusal(limits.key()))
                .chain(refusal -> refusal.isPresent() ? refused(refusal.get()) : inTurn(limits, lane, call));
    }

    private Uni<Passage> inTurn(AccountLimits limits, Lane lane, Supplier<Uni<AttemptOutcome>> call) {
        return turn(limits, lane)
                .chain(refusal -> refusal.isPresent() ? refused(refusal.get()) : inPlace(limits.key(), lane, call));
    }

    private Uni<Optional<Failed>> turn(AccountLimits limits, Lane lane) {
        return limits.perSecond() <= 0
                ? Uni.createFrom().item(Optional.empty())
                : rates.take(
                        "account:" + limits.key(), limits.perSecond(), lane, "account-rate", Refusals::accountRate);
    }

    private Uni<Passage> inPlace(AccountKey key, Lane lane, Supplier<Uni<AttemptOutcome>> call) {
        Slots places = slots.computeIfAbsent(new Places(key, lane), this::places);
        long began = System.nanoTime();
        return Uni.createFrom()
                .<Optional<Duration>>emitter(emitter -> places.enter(emitter::complete))
                .invoke(() -> metrics.waited("account-slot", System.nanoTime() - began))
                .chain(away ->
                        away.map(AccountGate::busy).map(this::refused).orElseGet(() -> holding(places, key, call)));
    }

    private static Failed busy(Duration away) {
        return Refusals.accountBusy(away.toMillis());
    }

    private Uni<Passage> holding(Slots places, AccountKey key, Supplier<Uni<AttemptOutcome>> call) {
        long began = System.nanoTime();
        return admitted(key, call).onTermination().invoke(() -> places.leave(System.nanoTime() - began));
    }

    private Slots places(Places places) {
        return new Slots(config.slots(), config.slotWait(), vertx);
    }

    /** Asked again: the account may have been left alone while this waited. */
    private Uni<Passage> admitted(AccountKey key, Supplier<Uni<AttemptOutcome>> call) {
        return healths.admit(key).chain(admission -> switch (admission) {
            case Admission.Granted granted -> called(key, call, granted.trial());
            case Admission.Refused refused -> refused(refused.why());
        });
    }

    private Uni<Passage> called(AccountKey key, Supplier<Uni<AttemptOutcome>> call, boolean trial) {
        return call.get().call(outcome -> healths.observe(key, outcome, trial)).map(Passage.Called::new);
    }

    private Uni<Passage> refused(Failed why) {
        return Uni.createFrom().item(counted(new Passage.Refused(why)));
    }

    private Passage counted(Passage.Refused refused) {
        metrics.refused(refused.why().code());
        return refused;
    }
}

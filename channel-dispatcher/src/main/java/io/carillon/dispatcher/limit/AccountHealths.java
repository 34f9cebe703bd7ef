package io.carillon.dispatcher.limit;

import io.carillon.dispatcher.limit.Health.Standing;
import io.carillon.dispatcher.limit.HealthRepository.Change;
import io.carillon.events.AttemptOutcome;
import io.carillon.events.AttemptOutcome.Failed;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;

/**
 * How every account is doing, as far as this replica knows: its own findings at once, the others' after {@code refresh}
 * at the latest. Calls that are answered cost nothing; Redis is asked when something changes. While Redis is away this
 * replica decides for itself. Thread-safe.
 */
@ApplicationScoped
class AccountHealths {
    private static final Logger LOG = Logger.getLogger(AccountHealths.class);

    private final Map<AccountKey, Health> known = new ConcurrentHashMap<>();
    private final AtomicBoolean redisAway = new AtomicBoolean();
    private final AtomicLong lastRead = new AtomicLong();
    private final HealthRepository repository;
    private final Health.Policy policy;
    private final LimitMetrics metrics;
    private final Clock clock;

    AccountHealths(HealthRepository repository, LimitConfig config, LimitMetrics metrics, Clock clock) {
        this.repository = repository;
        this.policy = Health.Policy.of(config);
        this.metrics = metrics;
        this.clock = clock;
        metrics.watchOpen(() -> known.values().stream().filter(Health::isOpen).count());
        metrics.watchPaused(() -> known.values().stream()
                .filter(health -> health.pausedUntil() > clock.millis())
                .count());
    }

    /** Why the account is not called now; empty when it is, or when it is time for a trial. */
    Optional<Failed> refusal(AccountKey key) {
        Health health = known.getOrDefault(key, Health.FINE);
        long now = clock.millis();
        return switch (health.standing(now)) {
            case CALL, TRY -> Optional.empty();
            case LEAVE_ALONE -> Optional.of(Refusals.breakerOpen(health.waitFrom(now)));
            case WAIT -> Optional.of(Refusals.paused(health.waitFrom(now)));
        };
    }

    /** Whether the account is called, tried, or neither. Never fails. */
    Uni<Admission> admit(AccountKey key) {
        Health health = known.getOrDefault(key, Health.FINE);
        long now = clock.millis();
        return health.standing(now) == Standing.TRY
                ? tryOut(key, health, now)
                : Uni.createFrom()
                        .item(refusal(key)
                                .<Admission>map(Admission.Refused::new)
                                .orElse(Admission.CALL));
    }

    /** One delivery of one replica makes the trial; all others go on leaving the account alone. */
    private Uni<Admission> tryOut(AccountKey key, Health seen, long now) {
        Health trial = seen.trialBegan(now, policy);
        return known.replace(key, seen, trial)
                ? repository
                        .change(key, Change.TRIAL, 0)
                        .invoke(changed -> learn(key, changed.health()))
                        .map(changed -> admission(key, changed.granted()))
                        .onFailure()
                        .invoke(this::redisFailed)
                        .onFailure()
                        .recoverWithItem(Admission.TRIAL)
                : Uni.createFrom().item(new Admission.Refused(Refusals.breakerOpen(trial.waitFrom(now))));
    }

    private Admission admission(AccountKey key, boolean granted) {
        return granted
                ? Admission.TRIAL
                : refusal(key).<Admission>map(Admission.Refused::new).orElse(Admission.CALL);
    }

    /** Draws the lesson from a call's end. Never fails. */
    Uni<Void> observe(AccountKey key, AttemptOutcome outcome, boolean trial) {
        Lesson lesson = Lesson.of(outcome, trial);
        Health before = known.getOrDefault(key, Health.FINE);
        if (lesson == Lesson.NOTHING || lesson == Lesson.WORKS && before.failures() == 0) {
            return Uni.createFrom().voidItem();
        }
        long wait = Lesson.waitOf(outcome);
        change(key, health -> lesson.applied(health, clock.millis(), policy, wait));
        return repository
                .change(key, lesson.change(), wait)
                .invoke(changed -> learn(key, changed.health()))
                .onFailure()
                .invoke(this::redisFailed)
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    /** Reads what the others found out; what only this replica knows stays until it is known to all or over. */
    @Scheduled(every = "{carillon.limits.refresh}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> refresh() {
        return repository
                .readAll()
                .invoke(this::learnAll)
                .onFailure()
                .invoke(this::redisFailed)
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private void learnAll(HealthRepository.All all) {
        if (redisAway.compareAndSet(true, false)) {
            LOG.info("Redis answers again: the state of accounts is shared");
        }
        if (all.version() < lastRead.getAndSet(all.version())) {
            LOG.warn("Redis lost its memory: all accounts are called again");
            known.clear();
        }
        all.found().forEach(this::learn);
        known.keySet().stream().filter(key -> !all.found().containsKey(key)).forEach(key -> forget(key, all.version()));
    }

    private void forget(AccountKey key, long version) {
        change(key, health -> health.shared() && health.version() <= version ? Health.FINE : health);
    }

    private void learn(AccountKey key, Health health) {
        change(key, own -> own.learning(health));
    }

    private void change(AccountKey key, UnaryOperator<Health> step) {
        known.compute(key, (same, old) -> told(key, old == null ? Health.FINE : old, step));
    }

    /** Null, which takes the entry away, when the account does well. */
    private Health told(AccountKey key, Health before, UnaryOperator<Health> step) {
        Health after = step.apply(before);
        if (before.isOpen() != after.isOpen()) {
            metrics.breakerMoved(after.isOpen());
            LOG.infof(
                    "account is %s: tenant=%s account=%s",
                    after.isOpen() ? "left alone" : "called again", key.tenant(), key.account());
        }
        return after.failures() == 0 && !after.isOpen() && after.pausedUntil() <= clock.millis() ? null : after;
    }

    private void redisFailed(Throwable outage) {
        if (redisAway.compareAndSet(false, true)) {
            LOG.warnf("Redis does not answer, accounts are judged by this replica alone: %s", outage.getMessage());
        }
    }
}

package io.carillon.dispatcher.provider;

import io.carillon.dispatcher.limit.AccountGate;
import io.carillon.dispatcher.limit.Passage;
import io.carillon.dispatcher.limit.TenantAllowance;
import io.carillon.events.AttemptOutcome;
import io.carillon.events.AttemptOutcome.Failed;
import io.carillon.events.FailureCategory;
import io.carillon.events.ProviderTry;
import io.carillon.events.TenantConfigPublished;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Sends a delivery through the tenant's route: account after account until one takes it or none may be tried. Accounts
 * that are left alone, asked to wait or have no room are passed over.
 */
@ApplicationScoped
public class ProviderRoute {
    private final ProviderAccounts accounts;
    private final ProviderCatalog catalog;
    private final TenantAllowance allowance;
    private final AccountGate gate;
    private final BeforeCall beforeCall;
    private final Clock clock;

    ProviderRoute(
            ProviderAccounts accounts,
            ProviderCatalog catalog,
            TenantAllowance allowance,
            AccountGate gate,
            BeforeCall beforeCall,
            Clock clock) {
        this.accounts = accounts;
        this.catalog = catalog;
        this.allowance = allowance;
        this.gate = gate;
        this.beforeCall = beforeCall;
        this.clock = clock;
    }

    /** Never fails; the result names every try. */
    public Uni<Attempted> send(Delivery delivery) {
        return accounts.configOf(delivery.tenant())
                .map(tenant -> send(delivery, tenant))
                .orElseGet(() -> Uni.createFrom().item(Attempted.NOBODY));
    }

    private Uni<Attempted> send(Delivery delivery, TenantConfigPublished tenant) {
        List<ProviderAccount> candidates = accounts.list(delivery.tenant(), delivery.channel());
        if (tenant.sandbox() && candidates.isEmpty()) {
            return Uni.createFrom().item(Attempted.NOWHERE_TO_REHEARSE);
        }
        List<ProviderAccount> route = RouteOrder.of(candidates, ThreadLocalRandom.current());
        return allowance.take(tenant, delivery.channel(), delivery.lane()).chain(refusal -> refusal.map(
                        Attempted.NOTHING::ending)
                .map(Uni.createFrom()::item)
                .orElseGet(() -> tryFrom(0, delivery, route, Attempted.NOTHING)));
    }

    private Uni<Attempted> tryFrom(int next, Delivery delivery, List<ProviderAccount> route, Attempted soFar) {
        return next == route.size() || !soFar.movesOn()
                ? Uni.createFrom().item(soFar)
                : tryOn(route.get(next), delivery, soFar)
                        .chain(attempted -> tryFrom(next + 1, delivery, route, attempted));
    }

    private Uni<Attempted> tryOn(ProviderAccount account, Delivery delivery, Attempted soFar) {
        AtomicLong began = new AtomicLong();
        return gate.pass(account.limits(), delivery.lane(), () -> announced(delivery, account, began))
                .map(passage -> switch (passage) {
                    case Passage.Called called -> after(called.outcome(), account, began.get(), soFar);
                    case Passage.Refused refused -> soFar.without(refused.why());
                });
    }

    private Uni<AttemptOutcome> announced(Delivery delivery, ProviderAccount account, AtomicLong began) {
        return beforeCall
                .announce(delivery)
                .invoke(() -> began.set(System.nanoTime()))
                .chain(ours ->
                        ours ? callInTime(delivery, account) : Uni.createFrom().item(Attempted.lost()));
    }

    /** The time is looked at again once there is room: what expired while it waited is not sent. */
    private Uni<AttemptOutcome> callInTime(Delivery delivery, ProviderAccount account) {
        return isExpired(delivery) ? expired() : call(delivery, account);
    }

    private static Attempted after(AttemptOutcome outcome, ProviderAccount account, long began, Attempted soFar) {
        return outcome instanceof AttemptOutcome.Expired || Attempted.lost().equals(outcome)
                ? soFar.ending(outcome)
                : soFar.with(new ProviderTry(account.type(), account.id(), outcome, millisSince(began)));
    }

    private boolean isExpired(Delivery delivery) {
        Instant end = delivery.request().expiresAt();
        return end != null && !clock.instant().isBefore(end);
    }

    private static Uni<AttemptOutcome> expired() {
        return Uni.createFrom().item(new AttemptOutcome.Expired());
    }

    private Uni<AttemptOutcome> call(Delivery delivery, ProviderAccount account) {
        return catalog.find(account.type(), account.channel())
                .map(provider -> provider.send(delivery, account))
                .orElseGet(() -> Uni.createFrom().item(unknown(account)));
    }

    private static AttemptOutcome unknown(ProviderAccount account) {
        String detail = "no provider of this type serves " + account.channel().wireName();
        return new Failed(FailureCategory.MISCONFIGURED, "unknown_provider", detail, null);
    }

    private static long millisSince(long started) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
    }
}

package io.carillon.dispatcher.provider;

import io.carillon.events.AttemptOutcome;
import io.carillon.events.AttemptOutcome.Failed;
import io.carillon.events.FailureCategory;
import io.carillon.events.ProviderTry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** Sends a delivery through the tenant's route: account after account until one takes it or none may be tried. */
@ApplicationScoped
public class ProviderRoute {
    private final ProviderAccounts accounts;
    private final ProviderCatalog catalog;

    ProviderRoute(ProviderAccounts accounts, ProviderCatalog catalog) {
        this.accounts = accounts;
        this.catalog = catalog;
    }

    /** Never fails; the result names every try. */
    public Uni<Attempted> send(Delivery delivery) {
        if (!accounts.knows(delivery.tenant())) {
            return Uni.createFrom().item(Attempted.NOBODY);
        }
        List<ProviderAccount> candidates = accounts.list(delivery.tenant(), delivery.channel());
        return tryOn(delivery, RouteOrder.of(candidates, ThreadLocalRandom.current()), Attempted.NOTHING);
    }

    private Uni<Attempted> tryOn(Delivery delivery, List<ProviderAccount> route, Attempted soFar) {
        int next = soFar.tries().size();
        if (next == route.size() || !soFar.movesOn()) {
            return Uni.createFrom().item(soFar);
        }
        return call(delivery, route.get(next)).map(soFar::with).chain(attempted -> tryOn(delivery, route, attempted));
    }

    private Uni<ProviderTry> call(Delivery delivery, ProviderAccount account) {
        long started = System.nanoTime();
        return catalog.find(account.type(), account.channel())
                .map(provider -> provider.send(delivery, account))
                .orElseGet(() -> Uni.createFrom().item(unknown(account)))
                .map(outcome -> new ProviderTry(account.type(), account.id(), outcome, millisSince(started)));
    }

    private static AttemptOutcome unknown(ProviderAccount account) {
        String detail = "no provider of this type serves " + account.channel().wireName();
        return new Failed(FailureCategory.MISCONFIGURED, "unknown_provider", detail, null);
    }

    private static long millisSince(long started) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
    }
}

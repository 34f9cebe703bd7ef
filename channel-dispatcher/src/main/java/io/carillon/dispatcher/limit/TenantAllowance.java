package io.carillon.dispatcher.limit;

import io.carillon.events.AttemptOutcome.Failed;
import io.carillon.events.Channel;
import io.carillon.events.Lane;
import io.carillon.events.TenantConfigPublished;
import io.carillon.events.TenantConfigPublished.Limits;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** How much a tenant may send on a channel, over all lanes, accounts and replicas; critical deliveries go first. */
@ApplicationScoped
public class TenantAllowance {
    private static final double SECONDS = 60;

    private final Rates rates;
    private final LimitMetrics metrics;

    TenantAllowance(Rates rates, LimitMetrics metrics) {
        this.rates = rates;
        this.metrics = metrics;
    }

    /** Waits for the delivery's turn; a refusal when that would take too long. Never fails. */
    public Uni<Optional<Failed>> take(TenantConfigPublished tenant, Channel channel, Lane lane) {
        return perMinute(tenant.limits(), channel)
                .map(most -> rates.take(
                        "tenant:" + tenant.tenantId() + ":" + channel.wireName(),
                        most / SECONDS,
                        lane,
                        "tenant-rate",
                        Refusals::tenantRate))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
                .invoke(refusal -> refusal.ifPresent(why -> metrics.refused(why.code())));
    }

    private static Optional<Integer> perMinute(Limits limits, Channel channel) {
        return Optional.ofNullable(limits)
                .map(Limits::deliveriesPerMinute)
                .map(byChannel -> byChannel.get(channel))
                .filter(most -> most > 0);
    }
}

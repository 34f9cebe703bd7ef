package io.carillon.dispatcher.webhook;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Keeps slow endpoints from holding up polls. A poll's webhook calls that are not back in a moment are left behind: they go
 * on, and their outcomes are told like all others, but the next poll is taken meanwhile and the offsets may be committed.
 * Nothing is lost with a process that dies then, because every message is a row of core's that falls due again when
 * nothing is heard of it. With too many left behind, polls wait.
 */
@ApplicationScoped
public class SlowCalls {
    private final WebhookCallConfig config;
    private final AtomicInteger underWay;

    SlowCalls(WebhookCallConfig config, MeterRegistry registry) {
        this.config = config;
        this.underWay = registry.gauge("carillon.webhook.under.way", new AtomicInteger());
    }

    /** Completes when {@code calls} do, or earlier when they are slow; they are not stopped by that. */
    public Uni<Void> attend(int count, Uni<Void> calls) {
        underWay.addAndGet(count);
        Uni<Void> going = calls.onTermination()
                .invoke(() -> underWay.addAndGet(-count))
                .memoize()
                .indefinitely();
        return going.ifNoItem()
                .after(config.patience())
                .recoverWithUni(() ->
                        underWay.get() <= config.leftBehind() ? Uni.createFrom().voidItem() : going);
    }
}

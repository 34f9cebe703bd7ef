package io.carillon.dispatcher.provider;

import io.carillon.events.AttemptOutcome;
import io.carillon.events.Channel;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Uni;
import java.util.concurrent.TimeUnit;

/** Measures how long each call to a provider takes. */
final class MeteredProvider implements Provider {
    private final Provider delegate;
    private final Timer timer;

    MeteredProvider(Provider delegate, MeterRegistry metrics) {
        this.delegate = delegate;
        this.timer = Timer.builder("carillon.provider.call")
                .description("Calls to one provider account")
                .tag("provider", delegate.type())
                .tag("channel", delegate.channel().wireName())
                .publishPercentileHistogram()
                .register(metrics);
    }

    @Override
    public String type() {
        return delegate.type();
    }

    @Override
    public Channel channel() {
        return delegate.channel();
    }

    @Override
    public Uni<AttemptOutcome> send(Delivery delivery, ProviderAccount account) {
        long started = System.nanoTime();
        return delegate.send(delivery, account)
                .invoke(() -> timer.record(System.nanoTime() - started, TimeUnit.NANOSECONDS));
    }
}

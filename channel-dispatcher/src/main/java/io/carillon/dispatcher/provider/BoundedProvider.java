package io.carillon.dispatcher.provider;

import io.carillon.events.AttemptOutcome;
import io.carillon.events.Channel;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** Ends every call in time and with a value: hangs, outages and bugs become failure categories. */
public final class BoundedProvider implements Provider {
    private final Provider delegate;
    private final Duration limit;

    /** Bounds {@code delegate}; a call that took longer than {@code limit} is cancelled. */
    public BoundedProvider(Provider delegate, Duration limit) {
        this.delegate = delegate;
        this.limit = limit;
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
        return Uni.createFrom()
                .deferred(() -> delegate.send(delivery, account))
                .ifNoItem()
                .after(limit)
                .failWith(TimeoutException::new)
                .onFailure()
                .recoverWithItem(failure -> CallFailure.outcomeOf(failure, type()));
    }
}

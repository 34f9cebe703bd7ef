package io.carillon.dispatcher.provider;

import io.carillon.events.AttemptOutcome;
import io.carillon.events.Channel;
import io.smallrye.mutiny.Uni;

/**
 * A vendor that carries messages of one channel. Implementations are stateless but for pooled connections, safe to call
 * concurrently, never block, and give back every expected ending as a value. A failed {@code Uni} means an outage or a
 * bug; {@link BoundedProvider} turns both into values, so callers never see one.
 */
public interface Provider {

    /** Type named by provider accounts: {@code smtp}, {@code sendgrid}, … */
    String type();

    /** The one channel it serves. */
    Channel channel();

    /** Hands one delivery to the vendor through {@code account}; copies carry the same identity to the vendor. */
    Uni<AttemptOutcome> send(Delivery delivery, ProviderAccount account);
}

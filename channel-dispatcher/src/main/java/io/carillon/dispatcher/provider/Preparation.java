package io.carillon.dispatcher.provider;

import io.smallrye.mutiny.Uni;
import java.util.function.Function;

/**
 * Gets what a delivery needs before any provider is called. What fails here ends the attempt without a try, so that no
 * provider account is blamed for it.
 */
public interface Preparation {

    /** Whether {@code delivery} needs it. */
    boolean isNeeded(Delivery delivery);

    /** Prepares, then sends what became of {@code delivery}; never fails. */
    Uni<Attempted> around(Delivery delivery, Function<Delivery, Uni<Attempted>> send);
}

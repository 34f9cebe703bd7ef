package io.carillon.dispatcher.provider;

import io.smallrye.mutiny.Uni;

/** Is told of a call to a provider when nothing but the call itself is left to do. */
public interface BeforeCall {

    /**
     * Completes when the call may begin: with true, or with false when the attempt is no longer this process' and must not
     * be made. Asked before every try of an attempt; never fails and keeps nobody waiting for long.
     */
    Uni<Boolean> announce(Delivery delivery);
}

package io.carillon.devstack.simulator.callback;

import java.time.Instant;
import java.util.Map;

/** How a vendor vouches for what it sends. */
@FunctionalInterface
public interface CallbackSignature {

    /** No vouching at all. */
    CallbackSignature NONE = (url, body, now) -> Map.of();

    /**
     * The header fields that vouch for {@code body}.
     *
     * @param url the address as it was given to the vendor
     * @param now when the callback goes out
     */
    Map<String, String> headers(String url, String body, Instant now);
}

package io.carillon.dispatcher.receipt;

import io.carillon.dispatcher.provider.ProviderAccount;
import java.util.Optional;

/**
 * How one vendor reports back. Implementations are pure and safe to call concurrently; a secret that the account lacks may
 * end as {@link io.carillon.dispatcher.provider.UnusableAccountException}, which counts as {@link Verdict#UNPROVABLE}.
 */
public interface ReceiptSource {

    /** Provider type, as in the callback's path. */
    String provider();

    /** Holds the request against the vendor's own scheme of proof, over the raw bytes. */
    Verdict verify(Callback callback, ProviderAccount account);

    /**
     * What a verified request reports. Events that are unknown or of no interest are counted, never refused: vendors add
     * events without asking.
     *
     * @throws UnreadableCallbackException when the body is not of the form the vendor promises
     */
    Reports read(Callback callback, ProviderAccount account);

    /** The answer to a GET by which a vendor makes sure whose address it is; empty when nobody may have asked. */
    default Optional<String> challenge(Callback callback, ProviderAccount account) {
        return Optional.empty();
    }

    /** Whether {@link #verify} takes so much processor time that it must not hold up an event loop. */
    default boolean isCostly() {
        return false;
    }

    /** Whether the proof is an access token of ours; then {@link Callback#caller} is known. */
    default boolean needsCaller() {
        return false;
    }
}

package io.carillon.dispatcher.receipt;

/** What a vendor's proof says about a callback. */
public enum Verdict {
    /** It comes from the vendor and is fresh. */
    VERIFIED,
    /** The proof is missing or wrong. */
    FORGED,
    /** The proof is right, but of another time than now: somebody may repeat what he overheard. */
    STALE,
    /** The account holds nothing that a proof could be checked with. */
    UNPROVABLE
}

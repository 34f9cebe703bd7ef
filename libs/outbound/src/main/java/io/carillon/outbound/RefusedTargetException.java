package io.carillon.outbound;

/** A place that tenants may not make the suite call. The message is one sentence that may be shown to the tenant. */
public final class RefusedTargetException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says why in one sentence that may be shown to the tenant. */
    public RefusedTargetException(String sentence) {
        super(sentence, null, false, false);
    }
}

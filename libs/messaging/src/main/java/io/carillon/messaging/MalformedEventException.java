package io.carillon.messaging;

/** Tells why a record is no event of ours; never leaves this package. */
class MalformedEventException extends RuntimeException {
    private final String reason;

    MalformedEventException(String reason, String detail) {
        super(detail, null, false, false);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}

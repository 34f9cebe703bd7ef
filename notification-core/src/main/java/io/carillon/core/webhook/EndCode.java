package io.carillon.core.webhook;

/** Why messages end that were not tried to the end. */
enum EndCode {
    /** Switched off, by its tenant or by Carillon. */
    ENDPOINT_DISABLED("endpoint-disabled"),
    ENDPOINT_DELETED("endpoint-deleted");

    private final String code;

    EndCode(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }
}

package io.carillon.core;

import io.carillon.problem.ProblemType;

/** Problems only notification-core answers. */
public enum CoreProblem implements ProblemType {
    TENANT_UNKNOWN("tenant-unknown", "This tenant is not set up", 403, Category.CALLER),
    TENANT_SUSPENDED("tenant-suspended", "This tenant is suspended", 403, Category.CALLER),
    TEMPLATE_NOT_FOUND("template-not-found", "There is no published template of this code", 422, Category.CALLER),
    TEMPLATE_FAILED("template-failed", "The template cannot be rendered with these data", 422, Category.CALLER),
    VARIABLES_MISSING("variables-missing", "Template variables are missing", 422, Category.CALLER),
    VARIABLES_INVALID(
            "variables-invalid", "Template variables are not what the template declares", 422, Category.CALLER),
    ATTACHMENTS_INVALID("attachments-invalid", "The request has attachments that cannot be sent", 422, Category.CALLER),
    NO_CHANNEL("no-channel", "Neither the request nor the template names a channel", 422, Category.CALLER),
    NO_CONTACT("no-contact", "The recipient cannot be reached on any requested channel", 422, Category.CALLER),
    IDEMPOTENCY_KEY_REUSED(
            "idempotency-key-reused", "This idempotency key was used for another request", 422, Category.CALLER),
    TOO_LATE_TO_CANCEL(
            "too-late-to-cancel", "Nothing of this notification can be cancelled any more", 409, Category.CONFLICT),
    ALREADY_REDRIVEN("already-redriven", "This dead letter was re-driven before", 409, Category.CONFLICT),
    NOT_REDRIVABLE("not-redrivable", "What this dead letter tells of cannot be tried again", 409, Category.CONFLICT),
    BATCH_CLOSED("batch-closed", "This batch takes no more chunks", 409, Category.CONFLICT),
    BATCH_ENDED("batch-ended", "This batch has ended", 409, Category.CONFLICT),
    CHUNK_REUSED("chunk-reused", "This chunk number was used for other recipients", 409, Category.CONFLICT),
    UPLOAD_UNDER_WAY("upload-under-way", "An upload with this key is still being read", 409, Category.CONFLICT),
    CSV_UNREADABLE("csv-unreadable", "The file cannot be taken as CSV", 400, Category.CALLER),
    CHANGES_FORGOTTEN("changes-forgotten", "Changes after this place are not known any more", 410, Category.CALLER),
    WEBHOOK_ENDPOINT_NOT_FOUND("webhook-endpoint-not-found", "There is no such webhook endpoint", 404, Category.CALLER),
    WEBHOOK_ENDPOINT_DISABLED(
            "webhook-endpoint-disabled", "This webhook endpoint is told nothing now", 409, Category.CONFLICT),
    LOG_UNAVAILABLE("log-unavailable", "The request cannot be recorded safely now", 503, Category.DEPENDENCY);

    private final Facts facts;

    CoreProblem(String slug, String title, int status, Category category) {
        this.facts = new Facts(slug, title, status, category);
    }

    @Override
    public Facts facts() {
        return facts;
    }
}

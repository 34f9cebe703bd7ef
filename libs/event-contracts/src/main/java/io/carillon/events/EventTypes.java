package io.carillon.events;

/** CloudEvents {@code type} of every event. */
public final class EventTypes {
    public static final String NOTIFICATION_REQUESTED = "carillon.notification.requested.v1";
    public static final String DELIVERY_REQUESTED = "carillon.delivery.requested.v1";
    public static final String DELIVERY_ATTEMPTED = "carillon.delivery.attempted.v1";
    public static final String DELIVERY_RECEIPT = "carillon.delivery.receipt.v1";
    public static final String CONTACT_ANSWERED = "carillon.contact.answered.v1";
    public static final String INBOX_CHANGED = "carillon.inbox.changed.v1";
    public static final String NOTIFICATION_STATUS_CHANGED = "carillon.notification.status-changed.v1";
    public static final String PROGRESS_CHANGED = "carillon.progress.v1";
    public static final String BATCH_COMPLETED = "carillon.batch.completed.v1";
    public static final String WEBHOOK_ENDPOINT_DISABLED = "carillon.webhook.endpoint-disabled.v1";
    public static final String TENANT_CONFIG_PUBLISHED = "carillon.tenant.config-published.v1";

    private EventTypes() {}
}

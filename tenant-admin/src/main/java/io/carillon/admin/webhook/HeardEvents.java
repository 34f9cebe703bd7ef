package io.carillon.admin.webhook;

import io.carillon.events.EventTypes;
import java.util.List;

/** The events that endpoints may be told. */
public final class HeardEvents {
    /** CloudEvents types, in the order in which people look for them. */
    public static final List<String> TYPES = List.of(
            EventTypes.NOTIFICATION_STATUS_CHANGED, EventTypes.BATCH_COMPLETED, EventTypes.WEBHOOK_ENDPOINT_DISABLED);

    private HeardEvents() {}
}

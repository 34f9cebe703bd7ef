package io.carillon.admin.snapshot;

import io.carillon.events.EventTypes;
import io.carillon.events.TenantConfigPublished;
import io.carillon.events.Topics;
import io.carillon.messaging.Event;
import io.carillon.messaging.OutgoingEvent;
import io.carillon.tenancy.TenantId;

/**
 * A committed snapshot that Kafka may not have yet.
 *
 * @param traceparent trace context of the request that made the change, or null
 */
record PendingSnapshot(TenantId tenant, long version, String traceparent, TenantConfigPublished data) {

    /** The event; its id depends on tenant and version only, so that a copy is known as one. */
    OutgoingEvent event() {
        String id = tenant + "-" + version;
        Event<TenantConfigPublished> event =
                new Event<>(id, EventTypes.TENANT_CONFIG_PUBLISHED, tenant, traceparent, data);
        return new OutgoingEvent(Topics.CONFIG, tenant.toString(), event);
    }
}

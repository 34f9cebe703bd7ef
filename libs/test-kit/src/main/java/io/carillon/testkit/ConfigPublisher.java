package io.carillon.testkit;

import io.carillon.events.EventTypes;
import io.carillon.events.TenantConfigPublished;
import io.carillon.events.Topics;

/** Publishes tenants' configuration the way tenant-admin does. */
public final class ConfigPublisher {
    private ConfigPublisher() {}

    /** Puts a snapshot on {@code carillon.config}; replicas apply it within moments, so await the effect. */
    public static void publish(TenantConfigPublished snapshot) {
        String id = snapshot.tenantId() + "-" + snapshot.version();
        TestTopics.produce(
                Topics.CONFIG, TestEvent.of(EventTypes.TENANT_CONFIG_PUBLISHED, snapshot.tenantId(), id, snapshot));
    }
}

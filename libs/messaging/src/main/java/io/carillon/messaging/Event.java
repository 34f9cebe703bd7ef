package io.carillon.messaging;

import io.carillon.tenancy.TenantId;

/**
 * A CloudEvent of one tenant.
 *
 * @param id derived from what the event tells, so that every consumer can drop copies
 * @param type CloudEvents type, one of {@link io.carillon.events.EventTypes}
 * @param tenant whose event it is
 * @param traceparent W3C trace context, or null
 * @param data the payload
 */
public record Event<T>(String id, String type, TenantId tenant, String traceparent, T data) {}

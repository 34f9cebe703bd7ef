package io.carillon.core.webhook;

import io.carillon.events.Channel;
import io.carillon.events.Content;
import io.carillon.events.DeliveryRequested;
import io.carillon.events.EventTypes;
import io.carillon.events.Lane;
import io.carillon.events.Topics;
import io.carillon.events.WebhookEndpointDisabled;
import io.carillon.messaging.Event;
import io.carillon.messaging.OutgoingEvent;
import java.time.Duration;
import java.time.Instant;

/** The events that messages and endpoints give rise to; their ids derive from what they tell. */
final class WebhookEvents {
    /** As long as work topics keep a record. */
    private static final Duration OF_USE = Duration.ofDays(7);

    private WebhookEvents() {}

    /** Asks the dispatcher for the message's present try. First tries never wait behind repeated ones. */
    static OutgoingEvent requested(Message message, Instant now) {
        Lane lane = message.failures() == 0 ? Lane.NORMAL : Lane.BULK;
        String id = message.id().toString();
        DeliveryRequested request = new DeliveryRequested(
                id,
                id,
                message.attempt(),
                Channel.WEBHOOK,
                lane,
                message.endpointId().toString(),
                null,
                Content.text(message.payload()),
                null,
                null,
                message.createdAt(),
                now.plus(OF_USE));
        return new OutgoingEvent(
                Topics.deliveries(Channel.WEBHOOK, lane),
                id,
                new Event<>(
                        id + "-" + message.attempt(),
                        EventTypes.DELIVERY_REQUESTED,
                        message.tenant(),
                        message.traceparent(),
                        request));
    }

    /** Tells everybody that an endpoint was disabled. */
    static OutgoingEvent disabled(EndpointState state) {
        WebhookEndpointDisabled told = new WebhookEndpointDisabled(
                state.endpointId().toString(), state.disabledReason().code(), state.failingSince(), state.disabledAt());
        return new OutgoingEvent(
                Topics.STATUS,
                told.endpointId(),
                new Event<>(
                        told.endpointId() + "-disabled-" + state.disabledAt().toEpochMilli(),
                        EventTypes.WEBHOOK_ENDPOINT_DISABLED,
                        state.tenant(),
                        null,
                        told));
    }
}

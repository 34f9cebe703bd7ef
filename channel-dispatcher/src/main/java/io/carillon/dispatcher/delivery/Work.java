package io.carillon.dispatcher.delivery;

import io.carillon.dispatcher.provider.Delivery;
import io.carillon.events.DeliveryRequested;
import io.carillon.messaging.Event;
import io.carillon.messaging.ReceivedEvent;

/**
 * One attempt of a poll.
 *
 * @param key its name
 * @param event the event that asked for it
 */
record Work(AttemptKey key, Event<DeliveryRequested> event) {

    static Work of(ReceivedEvent<DeliveryRequested> received) {
        return new Work(AttemptKey.of(received.event().data()), received.event());
    }

    DeliveryRequested request() {
        return event.data();
    }

    Delivery delivery() {
        return new Delivery(event.tenant(), event.data());
    }
}

package io.carillon.dispatcher.delivery;

import io.carillon.events.DeliveryRequested;

/** Names one attempt at one delivery: what is claimed, and what its outcome event is called. */
record AttemptKey(String deliveryId, int attempt) {

    static AttemptKey of(DeliveryRequested request) {
        return new AttemptKey(request.deliveryId(), request.attempt());
    }

    String redisKey() {
        return "claim:" + deliveryId + ":" + attempt;
    }

    String eventId() {
        return deliveryId + "-" + attempt;
    }
}

package io.carillon.messaging;

/** One step of an event's way through a service, as tracing sees it. Unsampled hops cost nothing. */
public interface Hop {

    /** Trace context to put on what this hop emits; null when the event came with none. */
    String traceparent();

    /** Ends the hop. */
    void end();

    /** Ends the hop as failed. */
    void fail(String reason);
}

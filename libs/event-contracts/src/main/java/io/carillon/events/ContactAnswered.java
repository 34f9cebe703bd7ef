package io.carillon.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * A recipient wrote back whether they want messages, to a number of the tenant's.
 *
 * @param provider provider type
 * @param providerAccountId the tenant's account that got it
 * @param providerMessageId the name the provider gave the message, or null
 * @param channel the channel it came on
 * @param address who wrote, in the form that channel's deliveries have it
 * @param answer what it comes to
 * @param occurredAt when it was written
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ContactAnswered(
        String provider,
        String providerAccountId,
        String providerMessageId,
        Channel channel,
        String address,
        Answer answer,
        Instant occurredAt) {

    @Override
    public String toString() {
        return "ContactAnswered[" + channel + " " + Masked.value(address) + " " + answer + "]";
    }

    /** What people may say about being written to. */
    public enum Answer {
        /** No more messages on this channel. */
        STOP,
        /** Messages again, after a {@link #STOP}. */
        START
    }
}

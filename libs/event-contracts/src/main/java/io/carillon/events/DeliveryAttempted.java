package io.carillon.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;

/**
 * The dispatcher tells core how an attempt ended.
 *
 * @param deliveryId the delivery
 * @param notificationId its notification; for a webhook the delivery itself
 * @param attempt the attempt's number
 * @param channel its channel
 * @param lane its lane
 * @param outcome how the attempt ended: the last try's outcome, or an earlier retryable failure when only the last one was
 *     not, or a failure of ours when no account could be tried
 * @param tries every provider account called, in order; more than one means failover
 * @param acceptedAt when the notification was accepted
 * @param finishedAt when the last try ended
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeliveryAttempted(
        String deliveryId,
        String notificationId,
        int attempt,
        Channel channel,
        Lane lane,
        AttemptOutcome outcome,
        List<ProviderTry> tries,
        Instant acceptedAt,
        Instant finishedAt) {}

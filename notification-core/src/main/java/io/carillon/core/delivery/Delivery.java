package io.carillon.core.delivery;

import io.carillon.core.ids.Uuid7;
import io.carillon.core.reach.Addressee;
import io.carillon.core.tally.Shift;
import io.carillon.events.Channel;
import io.carillon.events.Content;
import io.carillon.events.DeliveryStatus;
import io.carillon.events.Lane;
import io.carillon.tenancy.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * One notification on one channel.
 *
 * @param batchId batch or bulk job it belongs to, or null
 * @param step its place in an escalation, or null
 * @param attempt number of the attempt last asked for; 0 while scheduled
 * @param dueAt when the clock must look at it: its moment, or when silence becomes suspicious; null once settled
 * @param address e-mail address or phone number; null for push and in-app
 * @param deviceTokens push tokens; null for other channels
 * @param userId subscriber it is for, or null
 * @param timeZone IANA zone its request or subscriber names, or null
 * @param unsubscribeUrl one-click address (RFC 8058) of mail that people may leave, or null
 * @param content the rendered words; null when there is nothing to send
 * @param reason why it stands where it stands, or null
 * @param updatedAt when it last moved
 */
public record Delivery(
        TenantId tenant,
        UUID id,
        UUID notificationId,
        UUID batchId,
        Step step,
        Channel channel,
        Lane lane,
        DeliveryStatus status,
        int attempt,
        Instant dueAt,
        String address,
        List<String> deviceTokens,
        String userId,
        String timeZone,
        String unsubscribeUrl,
        Content content,
        String category,
        String reason,
        String provider,
        Map<String, String> metadata,
        String traceparent,
        Instant acceptedAt,
        Instant expiresAt,
        Instant updatedAt) {

    /** The id of a notification's delivery on a channel; planning it again gives the same one. */
    public static UUID idOf(UUID notificationId, Channel channel) {
        return Uuid7.beside(notificationId, channel.wireName());
    }

    /** What the move from {@code previous} to here means for the batch; null for a delivery that is new. */
    public Shift shiftFrom(DeliveryStatus previous) {
        return Shift.of(tenant, batchId, channel, previous, status);
    }

    /** The same delivery standing elsewhere. */
    public Delivery moved(DeliveryStatus next, int nextAttempt, Instant nextDueAt, String why, Instant now) {
        return with(step, next, nextAttempt, nextDueAt, deviceTokens, content, why, expiresAt, now);
    }

    /** The same delivery to fewer devices. */
    public Delivery toDevices(List<String> live) {
        return with(step, status, attempt, dueAt, live, content, reason, expiresAt, updatedAt);
    }

    /** The same delivery as a step of an escalation, of use until {@code end}. */
    public Delivery atStep(Step place, Instant end) {
        return with(place, status, attempt, dueAt, deviceTokens, content, reason, end, updatedAt);
    }

    /** The same delivery waiting to be told together with others, of use until {@code end}; its words come later. */
    public Delivery inDigest(String why, Instant end) {
        return with(step, DeliveryStatus.SCHEDULED, 0, null, deviceTokens, null, why, end, updatedAt);
    }

    /** The same delivery with other words. */
    public Delivery saying(Content words) {
        return with(step, status, attempt, dueAt, deviceTokens, words, reason, expiresAt, updatedAt);
    }

    /** What may become different in a delivery; all else is what it was planned with. */
    private Delivery with(
            Step place,
            DeliveryStatus standing,
            int tries,
            Instant due,
            List<String> tokens,
            Content words,
            String why,
            Instant end,
            Instant now) {
        return new Delivery(
                tenant,
                id,
                notificationId,
                batchId,
                place,
                channel,
                lane,
                standing,
                tries,
                due,
                address,
                tokens,
                userId,
                timeZone,
                unsubscribeUrl,
                words,
                category,
                why,
                provider,
                metadata,
                traceparent,
                acceptedAt,
                end,
                now);
    }

    /** Whether it is a later step of an escalation whose moment has not come. */
    public boolean isWaitingStep() {
        return status == DeliveryStatus.SCHEDULED && step != null && step.number() > 0;
    }

    /** Whether its recipient was erased: there is nobody and nothing left to send. */
    public boolean isErased() {
        return content == null && userId == null && address == null && deviceTokens == null;
    }

    /** Who would get it. */
    public Addressee addressee() {
        return new Addressee(tenant, userId, channel, lane, category, address, deviceTokens, timeZone);
    }

    @Override
    public String toString() {
        return "Delivery[" + id + " " + channel + " " + status + "]";
    }
}

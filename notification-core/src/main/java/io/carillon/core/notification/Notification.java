package io.carillon.core.notification;

import io.carillon.events.Lane;
import io.carillon.tenancy.TenantId;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * One accepted request for one recipient, as planned. Written once; where it stands is told by its deliveries.
 *
 * @param batchId batch or bulk job it belongs to, or null
 * @param templateCode template, or null for inline content
 * @param templateVersion version that was rendered, or null
 * @param userId subscriber, or null
 * @param failureReason why nothing could be planned, or null
 * @param failureDetail one line for people, or null
 */
public record Notification(
        TenantId tenant,
        UUID id,
        Origin origin,
        UUID batchId,
        String templateCode,
        Integer templateVersion,
        String category,
        Lane lane,
        String userId,
        Map<String, String> metadata,
        String failureReason,
        String failureDetail,
        String traceparent,
        Instant acceptedAt,
        Instant scheduledAt,
        Instant expiresAt) {
    /** The same notification, refused. */
    public Notification failed(String reason, String detail) {
        return new Notification(
                tenant,
                id,
                origin,
                batchId,
                templateCode,
                templateVersion,
                category,
                lane,
                userId,
                metadata,
                reason,
                detail,
                traceparent,
                acceptedAt,
                scheduledAt,
                expiresAt);
    }
}

export interface Delivery {
    deliveryId: string;
    channel: string;
    status: string;
    reason?: string | null;
    attempt: number;
    provider?: string | null;
    nextAttemptAt?: string | null;
    escalationStep?: number | null;
    updatedAt: string;
}

export interface Found {
    id: string;
    notification: {
        notificationId: string;
        status: string;
        reason?: string | null;
        detail?: string | null;
        template?: string | null;
        templateVersion?: number | null;
        category?: string | null;
        priority?: string | null;
        metadata?: Record<string, string> | null;
        acceptedAt: string;
        scheduledAt?: string | null;
        expiresAt?: string | null;
        deliveries: Delivery[];
    };
    userId?: string | null;
    addresses: Record<string, string>;
    timeline?: Line[] | null;
}

export interface Line {
    at: string;
    event: string;
    channel?: string | null;
    deliveryId?: string | null;
    attempt?: number | null;
    provider?: string | null;
    providerAccountId?: string | null;
    reason?: string | null;
    detail?: string | null;
    traceId?: string | null;
}

/** Whether nothing more is expected to happen soon. */
export function isSettled(found: Found): boolean {
    const open = ['SCHEDULED', 'PENDING', 'DISPATCHED', 'RETRYING', 'SENT'];
    return found.notification.deliveries.every((delivery) => !open.includes(delivery.status));
}

export function recipientOf(found: Found): string {
    const addresses = [...new Set(Object.values(found.addresses ?? {}))];
    return shortened(found.userId) || addresses.join(', ') || 'nobody';
}

/** User ids are the tenant's; those that nobody can read anyway need no more than their ends. */
function shortened(userId?: string | null): string {
    return userId && UUID.test(userId) ? `user ${userId.slice(0, 8)}…${userId.slice(-4)}` : (userId ?? '');
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

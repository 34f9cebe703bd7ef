package io.carillon.core.timeline;

/** What may happen to a notification. */
public enum TimelineEvent {
    ACCEPTED,
    REJECTED,
    REPEAT_DROPPED,
    PLANNED,
    SCHEDULED,
    HELD,
    MOVED_ON,
    DIGESTED,
    SKIPPED,
    SUPPRESSED,
    CANCELLED,
    DELIVERED_TO_INBOX,
    SEEN,
    DELIVERED,
    OPENED,
    CLICKED,
    BOUNCED,
    ATTEMPT_SENT,
    ATTEMPT_FAILED,
    RETRY_PLANNED,
    EMITTED_AGAIN,
    REDRIVEN,
    FAILED,
    EXPIRED
}

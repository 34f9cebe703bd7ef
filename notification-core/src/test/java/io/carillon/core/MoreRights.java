package io.carillon.core;

import java.util.List;

/** What serving roles may do besides reading, and besides the pipeline's adding: table, role, right. */
final class MoreRights {
    static final List<String> ALL = List.of(
            "batch_counters carillon_core_api INSERT",
            "batch_counters carillon_core_pipeline UPDATE",
            "bulk_notification_jobs carillon_core_api INSERT",
            "cancellations carillon_core_pipeline DELETE",
            "contacts carillon_core_api DELETE",
            "contacts carillon_core_api INSERT",
            "contacts carillon_core_api UPDATE",
            "contacts carillon_core_pipeline DELETE",
            "dead_letters carillon_core_pipeline DELETE",
            "dead_letters carillon_core_pipeline UPDATE",
            "deliveries carillon_core_pipeline DELETE",
            "deliveries carillon_core_pipeline UPDATE",
            "delivery_stats carillon_core_api INSERT",
            "delivery_stats carillon_core_api UPDATE",
            "delivery_stats carillon_core_pipeline DELETE",
            "delivery_stats carillon_core_pipeline UPDATE",
            "digest_items carillon_core_pipeline DELETE",
            "digests carillon_core_pipeline DELETE",
            "digests carillon_core_pipeline UPDATE",
            "idempotency_keys carillon_core_pipeline DELETE",
            "inbox_changes carillon_core_api INSERT",
            "inbox_changes carillon_core_pipeline DELETE",
            "inbox_entries carillon_core_api DELETE",
            "inbox_entries carillon_core_pipeline DELETE",
            "inbox_heads carillon_core_api INSERT",
            "inbox_heads carillon_core_pipeline DELETE",
            "notification_logs carillon_core_api INSERT",
            "notification_logs carillon_core_pipeline DELETE",
            "notification_preferences carillon_core_api DELETE",
            "notification_preferences carillon_core_api INSERT",
            "notification_preferences carillon_core_api UPDATE",
            "notification_preferences carillon_core_pipeline DELETE",
            "notification_repeats carillon_core_pipeline DELETE",
            "notifications carillon_core_pipeline DELETE",
            "outbox carillon_core_api DELETE",
            "outbox carillon_core_api INSERT",
            "outbox carillon_core_pipeline DELETE",
            "subscribers carillon_core_api DELETE",
            "subscribers carillon_core_api INSERT",
            "subscribers carillon_core_api UPDATE",
            "subscribers carillon_core_pipeline DELETE",
            "suppressions carillon_core_api DELETE",
            "suppressions carillon_core_api INSERT",
            "suppressions carillon_core_pipeline DELETE",
            "waiting_requests carillon_core_pipeline DELETE",
            "waiting_requests carillon_core_pipeline UPDATE");

    private MoreRights() {}
}

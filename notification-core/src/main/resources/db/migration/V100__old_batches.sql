-- Retention takes batches away some time after their end, and an upload may be repeated under its idempotency key.
CREATE INDEX notification_batches_ended ON notification_batches (tenant_id, completed_at) WHERE completed_at IS NOT NULL;
GRANT DELETE ON batch_counters TO carillon_core_pipeline;
GRANT UPDATE (idempotency_key, request_hash) ON notification_batches TO carillon_core_api;

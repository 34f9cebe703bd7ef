-- Notifications and deliveries of a batch know it, and its counters are kept in the transactions that move them.
ALTER TABLE notifications ADD COLUMN batch_id uuid;
ALTER TABLE deliveries ADD COLUMN batch_id uuid;
CREATE INDEX notifications_of_batch ON notifications (tenant_id, batch_id, id) WHERE batch_id IS NOT NULL;
-- what a cancelled batch may still stop
CREATE INDEX deliveries_open_of_batch ON deliveries (tenant_id, batch_id) WHERE batch_id IS NOT NULL AND due_at IS NOT NULL;

-- How many deliveries of a batch stand where, by channel and status; under the channel '' how many notifications were
-- PLANNED and REFUSED.
CREATE TABLE batch_counters (
    tenant_id uuid   NOT NULL,
    batch_id  uuid   NOT NULL,
    channel   text   NOT NULL,
    status    text   NOT NULL,
    amount    bigint NOT NULL,
    PRIMARY KEY (tenant_id, batch_id, channel, status)
) WITH (fillfactor = 50);

ALTER TABLE batch_counters ENABLE ROW LEVEL SECURITY;
ALTER TABLE batch_counters FORCE ROW LEVEL SECURITY;
CREATE POLICY one_tenant ON batch_counters TO carillon_core_api
    USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
CREATE POLICY batches ON batch_counters TO carillon_core_pipeline USING (true) WITH CHECK (true);
GRANT SELECT ON batch_counters TO carillon_core_api;
GRANT SELECT, INSERT, UPDATE ON batch_counters TO carillon_core_pipeline;

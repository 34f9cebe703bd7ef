-- Receipts that name nothing but the provider's message and came before the outcome that tells whose message it is.
CREATE TABLE early_receipts (
    tenant_id   uuid        NOT NULL,
    event_id    text        NOT NULL,
    traceparent text,
    data        jsonb       NOT NULL,
    looks       integer     NOT NULL,
    arrived_at  timestamptz NOT NULL,
    due_at      timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, event_id)
);
CREATE INDEX early_receipts_due ON early_receipts (due_at);

ALTER TABLE early_receipts ENABLE ROW LEVEL SECURITY;
ALTER TABLE early_receipts FORCE ROW LEVEL SECURITY;
CREATE POLICY one_tenant ON early_receipts TO carillon_core_api
    USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
CREATE POLICY batches ON early_receipts TO carillon_core_pipeline USING (true) WITH CHECK (true);
GRANT SELECT ON early_receipts TO carillon_core_api;
GRANT SELECT, INSERT, UPDATE, DELETE ON early_receipts TO carillon_core_pipeline;

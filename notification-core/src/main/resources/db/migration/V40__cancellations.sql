-- Requests cancelled before they were planned: planning finds them here and honours them.
CREATE TABLE cancellations (
    tenant_id       uuid        NOT NULL,
    notification_id uuid        NOT NULL,
    cancelled_by    text        NOT NULL,
    created_at      timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, notification_id)
);
CREATE INDEX cancellations_age ON cancellations (created_at);
ALTER TABLE cancellations ENABLE ROW LEVEL SECURITY;
ALTER TABLE cancellations FORCE ROW LEVEL SECURITY;
CREATE POLICY one_tenant ON cancellations TO carillon_core_api
    USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
CREATE POLICY batches ON cancellations TO carillon_core_pipeline USING (true) WITH CHECK (true);
GRANT SELECT ON cancellations TO carillon_core_api;
GRANT SELECT, INSERT ON cancellations TO carillon_core_pipeline;

-- What a bulk job knows of its file; everything else of it is the batch of the same id.
CREATE TABLE bulk_notification_jobs (
    tenant_id uuid NOT NULL,
    id        uuid NOT NULL,
    file_name text,
    separator text NOT NULL,
    header    jsonb NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, id) REFERENCES notification_batches (tenant_id, id) ON DELETE CASCADE
);
ALTER TABLE bulk_notification_jobs ENABLE ROW LEVEL SECURITY;
ALTER TABLE bulk_notification_jobs FORCE ROW LEVEL SECURITY;
CREATE POLICY one_tenant ON bulk_notification_jobs TO carillon_core_api
    USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
CREATE POLICY batches ON bulk_notification_jobs TO carillon_core_pipeline USING (true) WITH CHECK (true);
GRANT SELECT, INSERT ON bulk_notification_jobs TO carillon_core_api;
GRANT SELECT, INSERT ON bulk_notification_jobs TO carillon_core_pipeline;

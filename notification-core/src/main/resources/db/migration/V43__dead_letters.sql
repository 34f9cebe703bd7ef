-- What could not be processed or delivered, until somebody looks after it. Ids derive from what is dead, so storing it
-- twice stores it once. Records without a readable tenant belong to the platform: the tenant of all zeros.
CREATE TABLE dead_letters (
    tenant_id       uuid        NOT NULL,
    id              uuid        NOT NULL,
    kind            text        NOT NULL,
    state           text        NOT NULL,
    topic           text,
    partition       integer,
    record_offset   bigint,
    record_key      text,
    headers         jsonb,
    payload         bytea,
    notification_id uuid,
    delivery_id     uuid,
    channel         text,
    attempt         integer,
    reason          text        NOT NULL,
    detail          text,
    died_at         timestamptz NOT NULL,
    redriven_at     timestamptz,
    redriven_by     text,
    PRIMARY KEY (tenant_id, id)
);
CREATE INDEX dead_letters_open ON dead_letters (tenant_id, id DESC) WHERE state = 'OPEN';

ALTER TABLE dead_letters ENABLE ROW LEVEL SECURITY;
ALTER TABLE dead_letters FORCE ROW LEVEL SECURITY;
CREATE POLICY one_tenant ON dead_letters TO carillon_core_api
    USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
CREATE POLICY batches ON dead_letters TO carillon_core_pipeline USING (true) WITH CHECK (true);
GRANT SELECT ON dead_letters TO carillon_core_api;
GRANT SELECT, INSERT, UPDATE ON dead_letters TO carillon_core_pipeline;

-- A refused request that is re-driven is planned as if it came for the first time.
GRANT DELETE ON notifications, idempotency_keys TO carillon_core_pipeline;

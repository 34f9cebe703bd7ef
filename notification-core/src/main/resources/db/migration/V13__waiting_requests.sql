-- Requests whose recipient could not be resolved yet: they are planned again by the clock, as the records they were.
CREATE TABLE waiting_requests (
    tenant_id        uuid        NOT NULL,
    id               uuid        NOT NULL,
    user_id          text,
    lane             text        NOT NULL,
    attempts         integer     NOT NULL,
    due_at           timestamptz NOT NULL,
    source           text        NOT NULL,
    event_id         text        NOT NULL,
    traceparent      text,
    source_topic     text        NOT NULL,
    source_partition integer     NOT NULL,
    source_offset    bigint      NOT NULL,
    produced_at      timestamptz NOT NULL,
    record_key       text,
    data             jsonb       NOT NULL,
    PRIMARY KEY (tenant_id, id)
);
CREATE INDEX waiting_requests_due ON waiting_requests (due_at);

ALTER TABLE waiting_requests ENABLE ROW LEVEL SECURITY;
ALTER TABLE waiting_requests FORCE ROW LEVEL SECURITY;
CREATE POLICY one_tenant ON waiting_requests TO carillon_core_api
    USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
CREATE POLICY batches ON waiting_requests TO carillon_core_pipeline USING (true) WITH CHECK (true);
GRANT SELECT ON waiting_requests TO carillon_core_api;
GRANT SELECT, INSERT, UPDATE, DELETE ON waiting_requests TO carillon_core_pipeline;

-- What people answered, message by message, so that a STOP that arrives after a later START, or for the second time, does
-- not suppress. By hash only: whom it was stays unknown when the person is erased.
CREATE TABLE contact_answers (
    tenant_id    uuid        NOT NULL,
    channel      text        NOT NULL,
    address_hash text        NOT NULL,
    message_id   text        NOT NULL,
    answer       text        NOT NULL,
    said_at      timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, channel, address_hash, message_id)
);
CREATE INDEX contact_answers_old ON contact_answers (said_at);

ALTER TABLE contact_answers ENABLE ROW LEVEL SECURITY;
ALTER TABLE contact_answers FORCE ROW LEVEL SECURITY;
CREATE POLICY one_tenant ON contact_answers TO carillon_core_api
    USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
CREATE POLICY batches ON contact_answers TO carillon_core_pipeline USING (true) WITH CHECK (true);
GRANT SELECT ON contact_answers TO carillon_core_api;
GRANT SELECT, INSERT, DELETE ON contact_answers TO carillon_core_pipeline;

-- An address may be suppressed for its owner's STOP and for another reason as well: then the other one is its reason, and
-- START lifts the STOP alone. A row with reason stop and without this moment was stopped when it was created.
ALTER TABLE suppressions ADD COLUMN stopped_at timestamptz;
GRANT UPDATE (reason, source, note, delivery_id, created_at, stopped_at) ON suppressions TO carillon_core_api;
GRANT UPDATE (reason, source, note, delivery_id, created_at, stopped_at) ON suppressions TO carillon_core_pipeline;

-- Addresses that must not be written to any more. Looked up by hash; the address itself is for people to read and goes
-- when its owner is erased, while the hash keeps the promise not to write.
CREATE TABLE suppressions (
    tenant_id    uuid        NOT NULL,
    id           uuid        NOT NULL,
    channel      text        NOT NULL,
    address_hash text        NOT NULL,
    address      text,
    reason       text        NOT NULL,
    source       text        NOT NULL,
    note         text,
    delivery_id  uuid,
    created_at   timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, channel, address_hash)
);

ALTER TABLE suppressions ENABLE ROW LEVEL SECURITY;
ALTER TABLE suppressions FORCE ROW LEVEL SECURITY;
CREATE POLICY one_tenant ON suppressions TO carillon_core_api
    USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
CREATE POLICY batches ON suppressions TO carillon_core_pipeline USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, DELETE ON suppressions TO carillon_core_api;
GRANT SELECT, INSERT ON suppressions TO carillon_core_pipeline;

-- Who a delivery is for, so that a held one can be decided again, and how its mail is left with one click.
ALTER TABLE deliveries
    ADD COLUMN user_id text,
    ADD COLUMN time_zone text,
    ADD COLUMN unsubscribe_url text;

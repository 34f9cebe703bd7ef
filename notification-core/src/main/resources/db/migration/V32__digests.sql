-- Open windows: at most one for what belongs together. Who joins one holds its row until the commit; who closes it takes
-- the row away. Nothing is kept of closed ones: the story of each notification tells.
CREATE TABLE digests (
    tenant_id   uuid        NOT NULL,
    fingerprint text        NOT NULL,
    id          uuid        NOT NULL,
    closes_at   timestamptz NOT NULL,
    items       bigint      NOT NULL,
    PRIMARY KEY (tenant_id, fingerprint)
);
CREATE INDEX digests_due ON digests (closes_at);

-- What an open window holds: the data to render, without any contact.
CREATE TABLE digest_items (
    tenant_id   uuid  NOT NULL,
    digest_id   uuid  NOT NULL,
    delivery_id uuid  NOT NULL,
    request     jsonb NOT NULL,
    PRIMARY KEY (tenant_id, digest_id, delivery_id)
);

DO $$
DECLARE
    tenant_table text;
BEGIN
    FOREACH tenant_table IN ARRAY ARRAY['digests', 'digest_items']
    LOOP
        EXECUTE format('ALTER TABLE core.%I ENABLE ROW LEVEL SECURITY', tenant_table);
        EXECUTE format('ALTER TABLE core.%I FORCE ROW LEVEL SECURITY', tenant_table);
        EXECUTE format(
            'CREATE POLICY one_tenant ON core.%I TO carillon_core_api '
            'USING (tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::uuid) '
            'WITH CHECK (tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::uuid)', tenant_table);
        EXECUTE format(
            'CREATE POLICY batches ON core.%I TO carillon_core_pipeline USING (true) WITH CHECK (true)', tenant_table);
        EXECUTE format('GRANT SELECT ON core.%I TO carillon_core_api', tenant_table);
    END LOOP;
END
$$;
GRANT SELECT, INSERT, UPDATE, DELETE ON digests TO carillon_core_pipeline;
GRANT SELECT, INSERT, DELETE ON digest_items TO carillon_core_pipeline;

-- The order of each inbox. Whoever changes an inbox takes its head's row last and holds it until the commit, so numbers
-- are given in the order of commits, without a gap: who has seen change n has seen all before.
CREATE TABLE inbox_heads (
    tenant_id uuid   NOT NULL,
    user_id   text   NOT NULL,
    sequence  bigint NOT NULL,
    PRIMARY KEY (tenant_id, user_id)
) WITH (fillfactor = 70);

-- What happened to which entry; the entry itself says how it is now. Kept for some days, for browsers that were away.
CREATE TABLE inbox_changes (
    tenant_id  uuid        NOT NULL,
    user_id    text        NOT NULL,
    sequence   bigint      NOT NULL,
    entry_id   uuid        NOT NULL,
    change     text        NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, user_id, sequence)
);
CREATE INDEX inbox_changes_age ON inbox_changes (created_at);

DO $$
DECLARE
    tenant_table text;
BEGIN
    FOREACH tenant_table IN ARRAY ARRAY['inbox_heads', 'inbox_changes']
    LOOP
        EXECUTE format('ALTER TABLE core.%I ENABLE ROW LEVEL SECURITY', tenant_table);
        EXECUTE format('ALTER TABLE core.%I FORCE ROW LEVEL SECURITY', tenant_table);
        EXECUTE format(
            'CREATE POLICY one_tenant ON core.%I TO carillon_core_api '
            'USING (tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::uuid) '
            'WITH CHECK (tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::uuid)', tenant_table);
        EXECUTE format(
            'CREATE POLICY batches ON core.%I TO carillon_core_pipeline USING (true) WITH CHECK (true)', tenant_table);
        EXECUTE format('GRANT SELECT, INSERT ON core.%I TO carillon_core_api', tenant_table);
        EXECUTE format('GRANT SELECT, INSERT, DELETE ON core.%I TO carillon_core_pipeline', tenant_table);
    END LOOP;
END
$$;
GRANT UPDATE (sequence) ON inbox_heads TO carillon_core_api, carillon_core_pipeline;

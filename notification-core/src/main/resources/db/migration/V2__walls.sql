-- Row-level security: the API role sees the one tenant set for its transaction, and nothing when none is set; the
-- pipeline role works on batches of many tenants and has policies of its own instead of BYPASSRLS. The owner sees nothing.
DO $$
DECLARE
    tenant_table text;
BEGIN
    FOREACH tenant_table IN ARRAY ARRAY[
        'notifications', 'deliveries', 'notification_logs', 'inbox_entries', 'idempotency_keys', 'notification_repeats',
        'notifications_default', 'deliveries_default', 'notification_logs_default', 'inbox_entries_default']
    LOOP
        EXECUTE format('ALTER TABLE core.%I ENABLE ROW LEVEL SECURITY', tenant_table);
        EXECUTE format('ALTER TABLE core.%I FORCE ROW LEVEL SECURITY', tenant_table);
    END LOOP;
    FOREACH tenant_table IN ARRAY ARRAY[
        'notifications', 'deliveries', 'notification_logs', 'inbox_entries', 'idempotency_keys', 'notification_repeats']
    LOOP
        EXECUTE format(
            'CREATE POLICY one_tenant ON core.%I TO carillon_core_api '
            'USING (tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::uuid) '
            'WITH CHECK (tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::uuid)', tenant_table);
        EXECUTE format(
            'CREATE POLICY batches ON core.%I TO carillon_core_pipeline USING (true) WITH CHECK (true)', tenant_table);
        EXECUTE format('GRANT SELECT ON core.%I TO carillon_core_api', tenant_table);
        EXECUTE format('GRANT SELECT, INSERT ON core.%I TO carillon_core_pipeline', tenant_table);
    END LOOP;
END
$$;

GRANT UPDATE ON deliveries TO carillon_core_pipeline;

-- As before, with the months of webhooks too.
CREATE OR REPLACE FUNCTION make_partitions(months_ahead integer) RETURNS SETOF text LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = core, pg_temp SET lock_timeout = '2s' AS $$
BEGIN
    RETURN QUERY
    SELECT tried.skipped
    FROM (
        SELECT core.try_partition(
                   parent, (date_trunc('month', now() AT TIME ZONE 'UTC') + month * interval '1 month')::date) AS skipped
        FROM unnest(ARRAY['notifications', 'deliveries', 'notification_logs', 'inbox_entries', 'webhook_messages',
                          'webhook_attempts']) AS parent,
             generate_series(0, least(greatest(months_ahead, 1), 24)) AS month
        OFFSET 0) AS tried
    WHERE tried.skipped IS NOT NULL;
END
$$;

-- Drops the months of webhooks that lie before a moment as a whole. Returns their names.
CREATE FUNCTION drop_webhook_partitions(before timestamptz) RETURNS SETOF text LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = core, pg_temp SET lock_timeout = '2s' AS $$
DECLARE
    old text;
BEGIN
    IF before > now() - interval '1 day' THEN
        RAISE EXCEPTION 'retention does not reach the last day';
    END IF;
    FOR old IN
        SELECT child.relname
        FROM pg_inherits AS i
        JOIN pg_class AS child ON child.oid = i.inhrelid
        JOIN pg_class AS parent ON parent.oid = i.inhparent
        WHERE parent.relnamespace = 'core'::regnamespace
          AND parent.relname IN ('webhook_messages', 'webhook_attempts')
          AND child.relname ~ '_[0-9]{4}_[0-9]{2}$'
          AND (to_date(right(child.relname, 7), 'YYYY_MM') + interval '1 month') AT TIME ZONE 'UTC' <= before
        ORDER BY child.relname
    LOOP
        EXECUTE format('DROP TABLE core.%I', old);
        RETURN NEXT old;
    END LOOP;
END
$$;

REVOKE ALL ON FUNCTION drop_webhook_partitions(timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION drop_webhook_partitions(timestamptz) TO carillon_core_pipeline;

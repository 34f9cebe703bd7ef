-- Retention and partitions ahead of time. Only the owner of a table may drop or make its partitions, and owners' passwords
-- are not where services run; so two narrow functions run with the owner's rights, for the pipeline role only. They take
-- no name of a table, refuse to touch the present, and give up instead of queueing before everybody else.
CREATE FUNCTION make_partitions(months_ahead integer) RETURNS void LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = core, pg_temp SET lock_timeout = '2s' AS $$
BEGIN
    PERFORM core.ensure_partition(
                parent, (date_trunc('month', now() AT TIME ZONE 'UTC') + month * interval '1 month')::date)
    FROM unnest(ARRAY['notifications', 'deliveries', 'notification_logs', 'inbox_entries']) AS parent,
         generate_series(0, least(greatest(months_ahead, 1), 24)) AS month;
END
$$;

-- Drops the months that lie before a moment as a whole: of the inbox, or of everything else. Returns their names.
CREATE FUNCTION drop_partitions(of_inbox boolean, before timestamptz) RETURNS SETOF text LANGUAGE plpgsql
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
          AND parent.relname = ANY (CASE WHEN of_inbox THEN ARRAY['inbox_entries']
                                         ELSE ARRAY['notifications', 'deliveries', 'notification_logs'] END)
          AND child.relname ~ '_[0-9]{4}_[0-9]{2}$'
          AND (to_date(right(child.relname, 7), 'YYYY_MM') + interval '1 month') AT TIME ZONE 'UTC' <= before
        ORDER BY child.relname
    LOOP
        EXECUTE format('DROP TABLE core.%I', old);
        RETURN NEXT old;
    END LOOP;
END
$$;

REVOKE ALL ON FUNCTION make_partitions(integer), drop_partitions(boolean, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION make_partitions(integer), drop_partitions(boolean, timestamptz) TO carillon_core_pipeline;

GRANT DELETE ON deliveries, notification_logs, inbox_entries, notification_repeats, cancellations, dead_letters,
    delivery_stats TO carillon_core_pipeline;
CREATE INDEX notification_repeats_age ON notification_repeats (created_at);

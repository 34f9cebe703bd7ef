-- A month whose rows already lie in the default partition (ids from the far future, as a wrong clock mints them) cannot have
-- a partition of its own: PostgreSQL refuses with check_violation. Its rows are well where they are; the other months go on.
CREATE FUNCTION try_partition(parent text, month date) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
    PERFORM core.ensure_partition(parent, month);
    RETURN NULL;
EXCEPTION WHEN check_violation THEN
    RETURN parent || to_char(month, '"_"YYYY"_"MM');
END
$$;

-- As before, but returns the names of partitions that could not be made.
DROP FUNCTION make_partitions(integer);
CREATE FUNCTION make_partitions(months_ahead integer) RETURNS SETOF text LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = core, pg_temp SET lock_timeout = '2s' AS $$
BEGIN
    RETURN QUERY
    SELECT tried.skipped
    FROM (
        SELECT core.try_partition(
                   parent, (date_trunc('month', now() AT TIME ZONE 'UTC') + month * interval '1 month')::date) AS skipped
        FROM unnest(ARRAY['notifications', 'deliveries', 'notification_logs', 'inbox_entries']) AS parent,
             generate_series(0, least(greatest(months_ahead, 1), 24)) AS month
        OFFSET 0) AS tried
    WHERE tried.skipped IS NOT NULL;
END
$$;

REVOKE ALL ON FUNCTION try_partition(text, date), make_partitions(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION make_partitions(integer) TO carillon_core_pipeline;

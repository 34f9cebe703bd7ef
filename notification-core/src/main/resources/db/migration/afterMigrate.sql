-- Runs after every migration: the months around now have partitions; what falls outside goes to the default partition.
SELECT core.try_partition(parent, (date_trunc('month', now() AT TIME ZONE 'UTC') + month * interval '1 month')::date)
FROM unnest(ARRAY['notifications', 'deliveries', 'notification_logs', 'inbox_entries', 'webhook_messages',
                  'webhook_attempts']) AS parent,
     generate_series(-1, 6) AS month;

-- What became of deliveries, by the hour in which it happened. Kept by the statements that move deliveries, whoever
-- sends them, so the counts can never differ from what they count. A delivery counts once for each milestone: what is
-- delivered was also sent, though no step between was told. Slots keep writers on different connections from waiting for
-- one another; readers add them up.
CREATE TABLE delivery_stats (
    tenant_id           uuid        NOT NULL,
    hour                timestamptz NOT NULL,
    channel             text        NOT NULL,
    provider            text        NOT NULL,
    provider_account_id text        NOT NULL,
    category            text        NOT NULL,
    slot                integer     NOT NULL,
    planned             bigint      NOT NULL,
    sent                bigint      NOT NULL,
    delivered           bigint      NOT NULL,
    opened              bigint      NOT NULL,
    clicked             bigint      NOT NULL,
    retried             bigint      NOT NULL,
    bounced             bigint      NOT NULL,
    failed              bigint      NOT NULL,
    expired             bigint      NOT NULL,
    suppressed          bigint      NOT NULL,
    skipped             bigint      NOT NULL,
    cancelled           bigint      NOT NULL,
    PRIMARY KEY (tenant_id, hour, channel, provider, provider_account_id, category, slot)
) WITH (fillfactor = 50);

ALTER TABLE delivery_stats ENABLE ROW LEVEL SECURITY;
ALTER TABLE delivery_stats FORCE ROW LEVEL SECURITY;
CREATE POLICY one_tenant ON delivery_stats TO carillon_core_api
    USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
CREATE POLICY batches ON delivery_stats TO carillon_core_pipeline USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE ON delivery_stats TO carillon_core_api, carillon_core_pipeline;

-- How far a status is along the way to the reader: 1 sent, 2 delivered, 3 opened, 4 clicked, else 0.
CREATE FUNCTION milestone(status text) RETURNS integer LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE status WHEN 'SENT' THEN 1 WHEN 'BOUNCED' THEN 1 WHEN 'DELIVERED' THEN 2 WHEN 'OPENED' THEN 3
                       WHEN 'CLICKED' THEN 4 ELSE 0 END
$$;

CREATE FUNCTION count_moves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO core.delivery_stats AS s (
        tenant_id, hour, channel, provider, provider_account_id, category, slot,
        planned, sent, delivered, opened, clicked, retried, bounced, failed, expired, suppressed, skipped, cancelled)
    SELECT n.tenant_id, date_trunc('hour', n.updated_at, 'UTC'), n.channel, coalesce(n.provider, ''),
           coalesce(n.provider_account_id, ''), n.category, pg_backend_pid() % 16,
           0,
           count(*) FILTER (WHERE core.milestone(n.status) >= 1 AND core.milestone(o.status) < 1),
           count(*) FILTER (WHERE core.milestone(n.status) >= 2 AND core.milestone(o.status) < 2),
           count(*) FILTER (WHERE core.milestone(n.status) >= 3 AND core.milestone(o.status) < 3),
           count(*) FILTER (WHERE core.milestone(n.status) >= 4 AND core.milestone(o.status) < 4),
           count(*) FILTER (WHERE n.status = 'RETRYING'),
           count(*) FILTER (WHERE n.status = 'BOUNCED'),
           count(*) FILTER (WHERE n.status = 'FAILED'),
           count(*) FILTER (WHERE n.status = 'EXPIRED'),
           count(*) FILTER (WHERE n.status = 'SUPPRESSED'),
           count(*) FILTER (WHERE n.status = 'SKIPPED'),
           count(*) FILTER (WHERE n.status = 'CANCELLED')
    FROM moved_now AS n
    JOIN moved_before AS o ON o.tenant_id = n.tenant_id AND o.id = n.id
    WHERE n.status <> o.status
      AND n.status NOT IN ('SCHEDULED', 'PENDING', 'DISPATCHED')
    GROUP BY 1, 2, 3, 4, 5, 6
    ORDER BY 1, 2, 3, 4, 5, 6
    ON CONFLICT (tenant_id, hour, channel, provider, provider_account_id, category, slot) DO UPDATE
    SET sent = s.sent + excluded.sent, delivered = s.delivered + excluded.delivered,
        opened = s.opened + excluded.opened, clicked = s.clicked + excluded.clicked,
        retried = s.retried + excluded.retried, bounced = s.bounced + excluded.bounced,
        failed = s.failed + excluded.failed, expired = s.expired + excluded.expired,
        suppressed = s.suppressed + excluded.suppressed, skipped = s.skipped + excluded.skipped,
        cancelled = s.cancelled + excluded.cancelled;
    RETURN NULL;
END
$$;

CREATE FUNCTION count_new() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO core.delivery_stats AS s (
        tenant_id, hour, channel, provider, provider_account_id, category, slot,
        planned, sent, delivered, opened, clicked, retried, bounced, failed, expired, suppressed, skipped, cancelled)
    SELECT n.tenant_id, date_trunc('hour', n.updated_at, 'UTC'), n.channel, coalesce(n.provider, ''),
           coalesce(n.provider_account_id, ''), n.category, pg_backend_pid() % 16,
           count(*),
           count(*) FILTER (WHERE core.milestone(n.status) >= 1),
           count(*) FILTER (WHERE core.milestone(n.status) >= 2),
           count(*) FILTER (WHERE core.milestone(n.status) >= 3),
           count(*) FILTER (WHERE core.milestone(n.status) >= 4),
           0,
           count(*) FILTER (WHERE n.status = 'BOUNCED'),
           count(*) FILTER (WHERE n.status = 'FAILED'),
           count(*) FILTER (WHERE n.status = 'EXPIRED'),
           count(*) FILTER (WHERE n.status = 'SUPPRESSED'),
           count(*) FILTER (WHERE n.status = 'SKIPPED'),
           count(*) FILTER (WHERE n.status = 'CANCELLED')
    FROM planned_now AS n
    GROUP BY 1, 2, 3, 4, 5, 6
    ORDER BY 1, 2, 3, 4, 5, 6
    ON CONFLICT (tenant_id, hour, channel, provider, provider_account_id, category, slot) DO UPDATE
    SET planned = s.planned + excluded.planned, sent = s.sent + excluded.sent,
        delivered = s.delivered + excluded.delivered, opened = s.opened + excluded.opened,
        clicked = s.clicked + excluded.clicked, bounced = s.bounced + excluded.bounced,
        failed = s.failed + excluded.failed, expired = s.expired + excluded.expired,
        suppressed = s.suppressed + excluded.suppressed, skipped = s.skipped + excluded.skipped,
        cancelled = s.cancelled + excluded.cancelled;
    RETURN NULL;
END
$$;

CREATE TRIGGER count_moves AFTER UPDATE ON deliveries
    REFERENCING OLD TABLE AS moved_before NEW TABLE AS moved_now
    FOR EACH STATEMENT EXECUTE FUNCTION count_moves();
CREATE TRIGGER count_new AFTER INSERT ON deliveries
    REFERENCING NEW TABLE AS planned_now
    FOR EACH STATEMENT EXECUTE FUNCTION count_new();

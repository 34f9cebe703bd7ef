-- Life of a notification. Every table belongs to one tenant per row, is walled off by FORCEd row-level security, and
-- high-volume tables are partitioned by time through their UUIDv7 ids, so that retention drops partitions.
-- Rows of one notification (deliveries, timeline, inbox) carry ids with the notification's own millisecond, so they lie
-- in the partition of the same month and a read by notification prunes to it.
-- High-volume tables have no foreign keys: their rows are written in one transaction by one role, and a foreign key
-- between partitioned tables would forbid dropping partitions.

CREATE TABLE notifications (
    tenant_id        uuid        NOT NULL,
    id               uuid        NOT NULL,
    source_topic     text        NOT NULL,
    source_partition integer     NOT NULL,
    source_offset    bigint      NOT NULL,
    template_code    text,
    template_version integer,
    category         text        NOT NULL,
    lane             text        NOT NULL,
    user_id          text,
    metadata         jsonb,
    failure_reason   text,
    failure_detail   text,
    traceparent      text,
    accepted_at      timestamptz NOT NULL,
    scheduled_at     timestamptz,
    expires_at       timestamptz NOT NULL,
    planned_at       timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, id)
) PARTITION BY RANGE (id);

CREATE TABLE deliveries (
    tenant_id           uuid        NOT NULL,
    id                  uuid        NOT NULL,
    notification_id     uuid        NOT NULL,
    channel             text        NOT NULL,
    lane                text        NOT NULL,
    status              text        NOT NULL,
    attempt             integer     NOT NULL,
    due_at              timestamptz,
    address             text,
    device_tokens       text[],
    content             jsonb,
    category            text        NOT NULL,
    reason              text,
    provider            text,
    provider_account_id text,
    provider_message_id text,
    metadata            jsonb,
    traceparent         text,
    accepted_at         timestamptz NOT NULL,
    expires_at          timestamptz NOT NULL,
    updated_at          timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, id)
) PARTITION BY RANGE (id);
CREATE INDEX deliveries_of_notification ON deliveries (tenant_id, notification_id);
-- the clock's queue: what waits for a moment, and what must be looked at again if nothing is heard of it
CREATE INDEX deliveries_due ON deliveries (due_at) WHERE due_at IS NOT NULL;

CREATE TABLE notification_logs (
    tenant_id           uuid        NOT NULL,
    notification_id     uuid        NOT NULL,
    id                  uuid        NOT NULL,
    delivery_id         uuid,
    channel             text,
    event               text        NOT NULL,
    reason              text,
    attempt             integer,
    provider            text,
    provider_account_id text,
    detail              text,
    trace_id            text,
    occurred_at         timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, notification_id, id)
) PARTITION BY RANGE (notification_id);

CREATE TABLE inbox_entries (
    tenant_id       uuid        NOT NULL,
    id              uuid        NOT NULL,
    user_id         text        NOT NULL,
    notification_id uuid        NOT NULL,
    category        text        NOT NULL,
    title           text,
    body            text,
    action_url      text,
    data            jsonb,
    created_at      timestamptz NOT NULL,
    seen_at         timestamptz,
    read_at         timestamptz,
    archived_at     timestamptz,
    PRIMARY KEY (tenant_id, id)
) PARTITION BY RANGE (id);
CREATE INDEX inbox_entries_of_user ON inbox_entries (tenant_id, user_id, id DESC);
CREATE INDEX inbox_entries_unread ON inbox_entries (tenant_id, user_id) WHERE read_at IS NULL AND archived_at IS NULL;

-- The final guard against repeats: REST callers' Idempotency-Key, CloudEvents source and id of other producers.
CREATE TABLE idempotency_keys (
    tenant_id        uuid        NOT NULL,
    key              text        NOT NULL,
    request_hash     text,
    notification_id  uuid        NOT NULL,
    source_topic     text        NOT NULL,
    source_partition integer     NOT NULL,
    source_offset    bigint      NOT NULL,
    created_at       timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, key)
);
CREATE INDEX idempotency_keys_age ON idempotency_keys (created_at);

-- A repeat that was answered with an id of its own (Redis was away): reading that id leads to the first notification.
CREATE TABLE notification_repeats (
    tenant_id       uuid        NOT NULL,
    repeat_id       uuid        NOT NULL,
    notification_id uuid        NOT NULL,
    created_at      timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, repeat_id)
);

-- Smallest UUIDv7 of a moment.
CREATE FUNCTION uuidv7_floor(moment timestamptz) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
    SELECT (lpad(to_hex((extract(epoch FROM moment) * 1000)::bigint), 12, '0') || '00000000000000000000')::uuid
$$;

-- Makes one month's partition of a table unless it is there. Partitions wear the same walls as their parent.
CREATE FUNCTION ensure_partition(parent text, month date) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    partition_name text := parent || to_char(month, '"_"YYYY"_"MM');
    month_start timestamptz := month::timestamp AT TIME ZONE 'UTC';
    month_end timestamptz := (month + interval '1 month')::timestamp AT TIME ZONE 'UTC';
BEGIN
    IF to_regclass(format('core.%I', partition_name)) IS NULL THEN
        EXECUTE format(
            'CREATE TABLE core.%I PARTITION OF core.%I FOR VALUES FROM (%L) TO (%L)',
            partition_name, parent, core.uuidv7_floor(month_start), core.uuidv7_floor(month_end));
        EXECUTE format('ALTER TABLE core.%I ENABLE ROW LEVEL SECURITY', partition_name);
        EXECUTE format('ALTER TABLE core.%I FORCE ROW LEVEL SECURITY', partition_name);
    END IF;
END
$$;

CREATE TABLE notifications_default PARTITION OF notifications DEFAULT;
CREATE TABLE deliveries_default PARTITION OF deliveries DEFAULT;
CREATE TABLE notification_logs_default PARTITION OF notification_logs DEFAULT;
CREATE TABLE inbox_entries_default PARTITION OF inbox_entries DEFAULT;

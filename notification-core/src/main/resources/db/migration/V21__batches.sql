-- Batches: sets of recipients that a caller fills chunk by chunk, or with a CSV file, and that are fed into the lanes from
-- here. What all notifications of a batch share is kept once; recipients are kept until they are fed, no longer.

CREATE TABLE notification_batches (
    tenant_id       uuid        NOT NULL,
    id              uuid        NOT NULL,
    kind            text        NOT NULL CHECK (kind IN ('batch', 'bulk')),
    state           text        NOT NULL,
    paused          boolean     NOT NULL DEFAULT false,
    request         jsonb       NOT NULL,
    lane            text        NOT NULL,
    idempotency_key text,
    request_hash    text,
    fed             bigint      NOT NULL DEFAULT 0,
    dropped         bigint      NOT NULL DEFAULT 0,
    created_at      timestamptz NOT NULL,
    closed_at       timestamptz,
    cancelled_at    timestamptz,
    completed_at    timestamptz,
    fed_at          timestamptz,
    told            text,
    told_at         timestamptz,
    told_done       bigint      NOT NULL DEFAULT 0,
    rate            float8      NOT NULL DEFAULT 0,
    PRIMARY KEY (tenant_id, id)
);
CREATE UNIQUE INDEX notification_batches_key ON notification_batches (tenant_id, idempotency_key)
    WHERE idempotency_key IS NOT NULL;
CREATE INDEX notification_batches_live ON notification_batches (tenant_id, fed_at) WHERE completed_at IS NULL;

-- A chunk is accepted as a whole, once: its number makes it repeat-safe, its hash tells a repeat from another body.
CREATE TABLE notification_batch_chunks (
    tenant_id  uuid        NOT NULL,
    batch_id   uuid        NOT NULL,
    number     integer     NOT NULL,
    body_hash  text,
    recipients integer     NOT NULL,
    rejected   integer     NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL,
    fed_at     timestamptz,
    PRIMARY KEY (tenant_id, batch_id, number),
    FOREIGN KEY (tenant_id, batch_id) REFERENCES notification_batches (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX notification_batch_chunks_unfed ON notification_batch_chunks (tenant_id, batch_id, number)
    WHERE fed_at IS NULL;

-- One recipient: waiting to be fed, then gone; or a rejected row of a CSV file, with its reason. The number gives the
-- notification its id. No foreign key: a million rows of one file would each look at the same parent.
CREATE TABLE bulk_notification_items (
    tenant_id uuid    NOT NULL,
    batch_id  uuid    NOT NULL,
    number    integer NOT NULL,
    line      bigint,
    payload   jsonb   NOT NULL,
    rejection text,
    detail    text,
    PRIMARY KEY (tenant_id, batch_id, number)
);
CREATE INDEX bulk_notification_items_rejected ON bulk_notification_items (tenant_id, batch_id, number)
    WHERE rejection IS NOT NULL;

DO $$
DECLARE
    tenant_table text;
BEGIN
    FOREACH tenant_table IN ARRAY ARRAY[
        'notification_batches', 'notification_batch_chunks', 'bulk_notification_items']
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
        EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON core.%I TO carillon_core_pipeline', tenant_table);
    END LOOP;
END
$$;
GRANT UPDATE (state, paused, closed_at, cancelled_at) ON notification_batches TO carillon_core_api;

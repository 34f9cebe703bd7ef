-- People change their inbox themselves, as the API role: only these columns, only within their tenant.
ALTER TABLE inbox_entries ADD COLUMN action_label text;
GRANT UPDATE (seen_at, read_at, archived_at), DELETE ON inbox_entries TO carillon_core_api;

-- The list goes by arrival: a scheduled message arrives long after the moment its id tells.
DROP INDEX inbox_entries_of_user;
CREATE INDEX inbox_entries_of_user ON inbox_entries (tenant_id, user_id, created_at DESC, id DESC);
DROP INDEX inbox_entries_unread;
CREATE INDEX inbox_entries_unread ON inbox_entries (tenant_id, user_id, category)
    WHERE read_at IS NULL AND archived_at IS NULL;

-- Reading a message moves its delivery on and is told in its story.
GRANT UPDATE (status, reason, due_at, updated_at) ON deliveries TO carillon_core_api;
GRANT INSERT ON notification_logs TO carillon_core_api;
GRANT INSERT, UPDATE (amount) ON batch_counters TO carillon_core_api;

-- Events of a commit that no Kafka record will repeat: told right after it, or by the clock.
CREATE TABLE outbox (
    tenant_id   uuid        NOT NULL,
    id          bigint      GENERATED ALWAYS AS IDENTITY,
    topic       text        NOT NULL,
    key         text,
    event_id    text        NOT NULL,
    type        text        NOT NULL,
    traceparent text,
    data        jsonb       NOT NULL,
    created_at  timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id)
);
CREATE INDEX outbox_order ON outbox (id);

ALTER TABLE outbox ENABLE ROW LEVEL SECURITY;
ALTER TABLE outbox FORCE ROW LEVEL SECURITY;
CREATE POLICY one_tenant ON outbox TO carillon_core_api
    USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
CREATE POLICY batches ON outbox TO carillon_core_pipeline USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, DELETE ON outbox TO carillon_core_api, carillon_core_pipeline;
-- a row lock asks for a right to update
GRANT UPDATE (created_at) ON outbox TO carillon_core_pipeline;

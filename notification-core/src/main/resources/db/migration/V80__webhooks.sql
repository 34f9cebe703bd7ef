-- What tenants' webhook endpoints are told. A message's id derives from its event and endpoint and begins with the event's
-- millisecond: hearing an event twice makes one message, and the partitions of a month hold the messages of its events.
CREATE TABLE webhook_messages (
    tenant_id        uuid        NOT NULL,
    id               uuid        NOT NULL,
    endpoint_id      uuid        NOT NULL,
    event_type       text        NOT NULL,
    payload          text        NOT NULL,
    status           text        NOT NULL,
    code             text,
    asked            boolean     NOT NULL,
    attempt          integer     NOT NULL,
    failures         integer     NOT NULL,
    due_at           timestamptz,
    created_at       timestamptz NOT NULL,
    last_attempt_at  timestamptz,
    response_status  integer,
    response_excerpt text,
    duration_millis  bigint,
    requested_by     text,
    traceparent      text,
    PRIMARY KEY (tenant_id, id)
) PARTITION BY RANGE (id);
CREATE INDEX webhook_messages_of_endpoint ON webhook_messages (tenant_id, endpoint_id, id DESC);
-- each endpoint's queue, and how much of it the dispatcher has in its hands
CREATE INDEX webhook_messages_due ON webhook_messages (tenant_id, endpoint_id, due_at) WHERE due_at IS NOT NULL;
CREATE INDEX webhook_messages_asked ON webhook_messages (tenant_id, endpoint_id) WHERE asked;

CREATE TABLE webhook_attempts (
    tenant_id        uuid        NOT NULL,
    message_id       uuid        NOT NULL,
    attempt          integer     NOT NULL,
    delivered        boolean     NOT NULL,
    code             text,
    detail           text,
    response_status  integer,
    response_excerpt text,
    duration_millis  bigint,
    finished_at      timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, message_id, attempt)
) PARTITION BY RANGE (message_id);

-- How an endpoint fares. Its row is the lock on its queue; next_due_at is when somebody must look into it.
CREATE TABLE webhook_endpoint_states (
    tenant_id       uuid        NOT NULL,
    endpoint_id     uuid        NOT NULL,
    next_due_at     timestamptz,
    paused_until    timestamptz,
    last_message_at timestamptz NOT NULL,
    failing_since   timestamptz,
    failures        integer     NOT NULL DEFAULT 0,
    last_success_at timestamptz,
    disabled_at     timestamptz,
    disabled_reason text,
    enabled_by      text,
    PRIMARY KEY (tenant_id, endpoint_id)
);
CREATE INDEX webhook_endpoint_states_due ON webhook_endpoint_states (next_due_at) WHERE next_due_at IS NOT NULL;

CREATE TABLE webhook_messages_default PARTITION OF webhook_messages DEFAULT;
CREATE TABLE webhook_attempts_default PARTITION OF webhook_attempts DEFAULT;

DO $$
DECLARE
    tenant_table text;
BEGIN
    FOREACH tenant_table IN ARRAY ARRAY[
        'webhook_messages', 'webhook_attempts', 'webhook_endpoint_states',
        'webhook_messages_default', 'webhook_attempts_default']
    LOOP
        EXECUTE format('ALTER TABLE core.%I ENABLE ROW LEVEL SECURITY', tenant_table);
        EXECUTE format('ALTER TABLE core.%I FORCE ROW LEVEL SECURITY', tenant_table);
    END LOOP;
    FOREACH tenant_table IN ARRAY ARRAY['webhook_messages', 'webhook_attempts', 'webhook_endpoint_states']
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
GRANT UPDATE, DELETE ON webhook_messages TO carillon_core_pipeline;
GRANT DELETE ON webhook_attempts TO carillon_core_pipeline;
GRANT UPDATE ON webhook_endpoint_states TO carillon_core_pipeline;

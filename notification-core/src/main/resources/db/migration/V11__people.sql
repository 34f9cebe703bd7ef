-- The people a tenant may notify, how to reach them, and what they prefer.
CREATE TABLE subscribers (
    tenant_id  uuid        NOT NULL,
    user_id    text        NOT NULL,
    locale     text,
    time_zone  text,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, user_id)
);

-- One address of a person; a push contact is a device's token.
CREATE TABLE contacts (
    tenant_id  uuid        NOT NULL,
    id         uuid        NOT NULL,
    user_id    text        NOT NULL,
    channel    text        NOT NULL,
    address      text        NOT NULL,
    address_hash text        NOT NULL,
    platform   text,
    name       text,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, id)
);
CREATE INDEX contacts_of_user ON contacts (tenant_id, user_id);
-- a person has one address on each channel but push; a device belongs to whoever signed in on it last
CREATE UNIQUE INDEX contacts_single ON contacts (tenant_id, user_id, channel) WHERE channel <> 'push';
CREATE UNIQUE INDEX contacts_device ON contacts (tenant_id, address_hash) WHERE channel = 'push';

-- What somebody wants to receive. The subject is a user ('user:<id>') or, for people known by an address only, the hash
-- of that address ('email:<hash>').
CREATE TABLE notification_preferences (
    tenant_id   uuid        NOT NULL,
    subject     text        NOT NULL,
    choices     jsonb       NOT NULL DEFAULT '{}',
    quiet_from  time,
    quiet_to    time,
    quiet_days  text[],
    time_zone   text,
    locale      text,
    updated_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, subject)
);

DO $$
DECLARE
    tenant_table text;
BEGIN
    FOREACH tenant_table IN ARRAY ARRAY['subscribers', 'contacts', 'notification_preferences']
    LOOP
        EXECUTE format('ALTER TABLE core.%I ENABLE ROW LEVEL SECURITY', tenant_table);
        EXECUTE format('ALTER TABLE core.%I FORCE ROW LEVEL SECURITY', tenant_table);
        EXECUTE format(
            'CREATE POLICY one_tenant ON core.%I TO carillon_core_api '
            'USING (tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::uuid) '
            'WITH CHECK (tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::uuid)', tenant_table);
        EXECUTE format(
            'CREATE POLICY batches ON core.%I TO carillon_core_pipeline USING (true) WITH CHECK (true)', tenant_table);
        EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON core.%I TO carillon_core_api', tenant_table);
        EXECUTE format('GRANT SELECT ON core.%I TO carillon_core_pipeline', tenant_table);
    END LOOP;
END
$$;
-- recording retires the devices whose app is gone
GRANT DELETE ON contacts TO carillon_core_pipeline;

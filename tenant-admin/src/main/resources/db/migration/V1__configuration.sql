-- Configuration of tenants. Every table has tenant_id first in its keys and FORCEd row-level security:
-- carillon_admin_api sees the tenant of app.tenant_id only, carillon_admin_relay nothing but the outbox.

CREATE TABLE tenants (
    tenant_id      uuid        NOT NULL PRIMARY KEY,
    name           text        NOT NULL,
    active         boolean     NOT NULL DEFAULT true,
    default_locale text        NOT NULL,
    time_zone      text        NOT NULL,
    branding       jsonb       NOT NULL DEFAULT '{}',
    config_version bigint      NOT NULL DEFAULT 0,
    revision       bigint      NOT NULL DEFAULT 1,
    created_at     timestamptz NOT NULL DEFAULT now(),
    updated_at     timestamptz NOT NULL DEFAULT now()
);

-- The draft, and which of its versions is published.
CREATE TABLE notification_templates (
    tenant_id          uuid        NOT NULL REFERENCES tenants (tenant_id),
    id                 uuid        NOT NULL,
    code               text        NOT NULL,
    name               text        NOT NULL,
    category           text        NOT NULL,
    default_channels   text[]      NOT NULL,
    engine             text        NOT NULL DEFAULT 'handlebars',
    required_variables text[]      NOT NULL,
    locales            jsonb       NOT NULL,
    published_version  integer,
    last_version       integer     NOT NULL DEFAULT 0,
    revision           bigint      NOT NULL DEFAULT 1,
    created_at         timestamptz NOT NULL DEFAULT now(),
    updated_at         timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, code)
);

-- Immutable: the API role may add versions, never change one; they go with their template.
CREATE TABLE template_versions (
    tenant_id          uuid        NOT NULL,
    template_id        uuid        NOT NULL,
    version            integer     NOT NULL,
    category           text        NOT NULL,
    default_channels   text[]      NOT NULL,
    engine             text        NOT NULL,
    required_variables text[]      NOT NULL,
    locales            jsonb       NOT NULL,
    published_by       text        NOT NULL,
    published_at       timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, template_id, version),
    FOREIGN KEY (tenant_id, template_id) REFERENCES notification_templates (tenant_id, id) ON DELETE CASCADE
);

CREATE TABLE notification_providers (
    tenant_id      uuid        NOT NULL REFERENCES tenants (tenant_id),
    id             uuid        NOT NULL,
    channel        text        NOT NULL,
    type           text        NOT NULL,
    name           text        NOT NULL,
    enabled        boolean     NOT NULL,
    route_order    integer     NOT NULL,
    weight         integer     NOT NULL,
    settings       jsonb       NOT NULL,
    sealed_secrets jsonb       NOT NULL,
    revision       bigint      NOT NULL DEFAULT 1,
    created_at     timestamptz NOT NULL DEFAULT now(),
    updated_at     timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, id)
);

-- Snapshots committed and not yet on Kafka.
CREATE TABLE outbox (
    tenant_id   uuid        NOT NULL REFERENCES tenants (tenant_id),
    version     bigint      NOT NULL,
    payload     jsonb       NOT NULL,
    traceparent text,
    created_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, version)
);

-- Append-only for the API role; rows outlive what they tell about.
CREATE TABLE audit_log (
    tenant_id      uuid        NOT NULL,
    id             uuid        NOT NULL,
    at             timestamptz NOT NULL DEFAULT now(),
    actor          text        NOT NULL,
    actor_name     text        NOT NULL,
    actor_kind     text        NOT NULL,
    action         text        NOT NULL,
    object_type    text        NOT NULL,
    object_id      text        NOT NULL,
    before         jsonb,
    after          jsonb,
    request_id     text        NOT NULL,
    source_address text,
    PRIMARY KEY (tenant_id, id)
);

GRANT SELECT, INSERT, UPDATE ON tenants TO carillon_admin_api;
GRANT SELECT, INSERT, UPDATE, DELETE ON notification_templates, notification_providers TO carillon_admin_api;
GRANT SELECT, INSERT ON template_versions, audit_log, outbox TO carillon_admin_api;
GRANT SELECT, DELETE ON outbox TO carillon_admin_relay;

ALTER TABLE tenants ENABLE ROW LEVEL SECURITY;
ALTER TABLE tenants FORCE ROW LEVEL SECURITY;
ALTER TABLE notification_templates ENABLE ROW LEVEL SECURITY;
ALTER TABLE notification_templates FORCE ROW LEVEL SECURITY;
ALTER TABLE template_versions ENABLE ROW LEVEL SECURITY;
ALTER TABLE template_versions FORCE ROW LEVEL SECURITY;
ALTER TABLE notification_providers ENABLE ROW LEVEL SECURITY;
ALTER TABLE notification_providers FORCE ROW LEVEL SECURITY;
ALTER TABLE outbox ENABLE ROW LEVEL SECURITY;
ALTER TABLE outbox FORCE ROW LEVEL SECURITY;
ALTER TABLE audit_log ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_log FORCE ROW LEVEL SECURITY;

CREATE POLICY tenants_own_read ON tenants FOR SELECT TO carillon_admin_api
    USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
CREATE POLICY tenants_own_change ON tenants FOR UPDATE TO carillon_admin_api
    USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
-- Platform administrators list tenants and add one; anything else they do inside the tenant they name.
CREATE POLICY tenants_platform_list ON tenants FOR SELECT TO carillon_admin_api
    USING (nullif(current_setting('app.platform_admin', true), '') = 'on');
CREATE POLICY tenants_platform_create ON tenants FOR INSERT TO carillon_admin_api
    WITH CHECK (nullif(current_setting('app.platform_admin', true), '') = 'on'
        AND tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

CREATE POLICY notification_templates_tenant ON notification_templates TO carillon_admin_api
    USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
CREATE POLICY template_versions_tenant ON template_versions TO carillon_admin_api
    USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
CREATE POLICY notification_providers_tenant ON notification_providers TO carillon_admin_api
    USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
CREATE POLICY outbox_tenant ON outbox TO carillon_admin_api
    USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
CREATE POLICY audit_log_tenant ON audit_log TO carillon_admin_api
    USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

CREATE POLICY outbox_relay_read ON outbox FOR SELECT TO carillon_admin_relay USING (true);
CREATE POLICY outbox_relay_delete ON outbox FOR DELETE TO carillon_admin_relay USING (true);

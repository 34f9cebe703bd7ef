-- A template says more than its words: what data it wants (JSON Schema in place of a list of names), its engine, how it
-- takes missing variables, its layout, its partials, how it is digested and escalated.
-- Columns change their type rather than being filled by UPDATE: row-level security is forced for the owner, too.
ALTER TABLE notification_templates ALTER COLUMN required_variables DROP NOT NULL;
ALTER TABLE notification_templates ALTER COLUMN required_variables TYPE jsonb USING
    CASE WHEN cardinality(required_variables) > 0
         THEN jsonb_build_object('type', 'object', 'required', to_jsonb(required_variables)) END;
ALTER TABLE notification_templates RENAME COLUMN required_variables TO variables;
ALTER TABLE notification_templates
    ADD COLUMN strict     boolean NOT NULL DEFAULT false,
    ADD COLUMN layout     text,
    ADD COLUMN partials   jsonb   NOT NULL DEFAULT '{}',
    ADD COLUMN digest     jsonb,
    ADD COLUMN escalation jsonb   NOT NULL DEFAULT '[]';

ALTER TABLE template_versions ALTER COLUMN required_variables DROP NOT NULL;
ALTER TABLE template_versions ALTER COLUMN required_variables TYPE jsonb USING
    CASE WHEN cardinality(required_variables) > 0
         THEN jsonb_build_object('type', 'object', 'required', to_jsonb(required_variables)) END;
ALTER TABLE template_versions RENAME COLUMN required_variables TO variables;
ALTER TABLE template_versions
    ADD COLUMN strict     boolean NOT NULL DEFAULT false,
    ADD COLUMN layout     text,
    ADD COLUMN partials   jsonb   NOT NULL DEFAULT '{}',
    ADD COLUMN digest     jsonb,
    ADD COLUMN escalation jsonb   NOT NULL DEFAULT '[]';

-- What was published before goes on leaving blanks; from now on the writer says it.
ALTER TABLE notification_templates ALTER COLUMN strict DROP DEFAULT;
ALTER TABLE template_versions ALTER COLUMN strict DROP DEFAULT;

-- Frames around e-mail bodies, in use as soon as they are saved.
CREATE TABLE layouts (
    tenant_id  uuid        NOT NULL REFERENCES tenants (tenant_id),
    id         uuid        NOT NULL,
    code       text        NOT NULL,
    name       text        NOT NULL,
    engine     text        NOT NULL,
    html       text        NOT NULL,
    text       text,
    revision   bigint      NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, code)
);

GRANT SELECT, INSERT, UPDATE, DELETE ON layouts TO carillon_admin_api;
ALTER TABLE layouts ENABLE ROW LEVEL SECURITY;
ALTER TABLE layouts FORCE ROW LEVEL SECURITY;
CREATE POLICY layouts_tenant ON layouts TO carillon_admin_api
    USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

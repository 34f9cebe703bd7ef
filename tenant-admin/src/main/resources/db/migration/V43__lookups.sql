-- Words to choose from. System values belong to the nil tenant, which everybody may read and only platform administrators
-- may change; a tenant's own row with the same type and code overrides the system's, column by column where not null.

CREATE TABLE lookup_types (
    tenant_id   uuid        NOT NULL,
    code        text        NOT NULL,
    name        text        NOT NULL,
    description text        NOT NULL,
    extensible  boolean     NOT NULL,
    revision    bigint      NOT NULL DEFAULT 1,
    created_at  timestamptz NOT NULL DEFAULT now(),
    updated_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, code)
);

CREATE TABLE lookups (
    tenant_id   uuid        NOT NULL,
    type        text        NOT NULL,
    code        text        NOT NULL,
    name        text,
    description text,
    sort_order  integer,
    enabled     boolean     NOT NULL,
    attributes  jsonb       NOT NULL DEFAULT '{}',
    revision    bigint      NOT NULL DEFAULT 1,
    created_at  timestamptz NOT NULL DEFAULT now(),
    updated_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, type, code)
);

-- Counts changes of system values; the tenants' snapshots have followed up to "published".
CREATE TABLE system_changes (
    tenant_id uuid   NOT NULL PRIMARY KEY,
    revision  bigint NOT NULL,
    published bigint NOT NULL
);

INSERT INTO system_changes (tenant_id, revision, published)
VALUES ('00000000-0000-0000-0000-000000000000', 0, 0);

INSERT INTO lookup_types (tenant_id, code, name, description, extensible)
VALUES
    ('00000000-0000-0000-0000-000000000000', 'channel', 'Channels', 'Ways to reach a recipient.', false),
    ('00000000-0000-0000-0000-000000000000', 'priority', 'Priorities', 'Lanes of their own; none waits behind another.', false),
    ('00000000-0000-0000-0000-000000000000', 'delivery-status', 'Delivery states', 'Where a delivery stands.', false),
    ('00000000-0000-0000-0000-000000000000', 'failure-category', 'Failure categories', 'Why an attempt failed, as far as trying again goes.', false),
    ('00000000-0000-0000-0000-000000000000', 'failure-reason', 'Failure reasons', 'Why something did not simply go through; docs/reasons.md tells what to do.', false),
    ('00000000-0000-0000-0000-000000000000', 'category', 'Categories', 'What messages are about; people opt in and out by category and channel.', true),
    ('00000000-0000-0000-0000-000000000000', 'locale', 'Locales', 'Languages to choose from; any BCP 47 tag may be used.', true),
    ('00000000-0000-0000-0000-000000000000', 'time-zone', 'Time zones', 'Zones to choose from; any IANA zone may be used.', true),
    ('00000000-0000-0000-0000-000000000000', 'provider-type', 'Provider types', 'Vendors that accounts may be at.', false),
    ('00000000-0000-0000-0000-000000000000', 'batch-state', 'Batch states', 'Where a batch stands.', false),
    ('00000000-0000-0000-0000-000000000000', 'suppression-reason', 'Suppression reasons', 'Why an address is not written to.', false),
    ('00000000-0000-0000-0000-000000000000', 'data-kind', 'Kinds of data', 'What may be kept for different times.', false),
    ('00000000-0000-0000-0000-000000000000', 'route-class', 'Classes of routes', 'Kinds of requests that are limited separately.', false),
    ('00000000-0000-0000-0000-000000000000', 'webhook-event-type', 'Webhook events', 'What endpoints may be told.', false);

INSERT INTO lookups (tenant_id, type, code, name, description, sort_order, enabled, attributes)
VALUES
    ('00000000-0000-0000-0000-000000000000', 'channel', 'email', 'E-mail', '', 10, true, '{}'),
    ('00000000-0000-0000-0000-000000000000', 'channel', 'sms', 'SMS', '', 20, true, '{}'),
    ('00000000-0000-0000-0000-000000000000', 'channel', 'push', 'Push', '', 30, true, '{}'),
    ('00000000-0000-0000-0000-000000000000', 'channel', 'whatsapp', 'WhatsApp', '', 40, true, '{}'),
    ('00000000-0000-0000-0000-000000000000', 'channel', 'in-app', 'In-app', '', 50, true, '{}'),
    ('00000000-0000-0000-0000-000000000000', 'channel', 'webhook', 'Webhook', '', 60, true, '{}');

INSERT INTO lookups (tenant_id, type, code, name, description, sort_order, enabled, attributes)
VALUES
    ('00000000-0000-0000-0000-000000000000', 'priority', 'critical', 'Critical', '', 10, true, '{}'),
    ('00000000-0000-0000-0000-000000000000', 'priority', 'normal', 'Normal', '', 20, true, '{}'),
    ('00000000-0000-0000-0000-000000000000', 'priority', 'bulk', 'Bulk', '', 30, true, '{}');

INSERT INTO lookups (tenant_id, type, code, name, description, sort_order, enabled, attributes)
VALUES
    ('00000000-0000-0000-0000-000000000000', 'delivery-status', 'SCHEDULED', 'Scheduled', '', 10, true, '{}'),
    ('00000000-0000-0000-0000-000000000000', 'delivery-status', 'PENDING', 'Pending', '', 20, true, '{}'),
    ('00000000-0000-0000-0000-000000000000', 'delivery-status', 'DISPATCHED', 'Dispatched', '', 30, true, '{}'),
    ('00000000-0000-0000-0000-000000000000', 'delivery-status', 'RETRYING', 'Retrying', '', 40, true, '{}'),
    ('00000000-0000-0000-0000-000000000000', 'delivery-status', 'SENT', 'Sent', '', 50, true, '{}'),
    ('00000000-0000-0000-0000-000000000000', 'delivery-status', 'DELIVERED', 'Delivered', '', 60, true, '{}'),
    ('00000000-0000-0000-0000-000000000000', 'delivery-status', 'OPENED', 'Opened', '', 70, true, '{}'),
    ('00000000-0000-0000-0000-000000000000', 'delivery-status', 'CLICKED', 'Clicked', '', 80, true, '{}'),
    ('00000000-0000-0000-0000-000000000000', 'delivery-status', 'BOUNCED', 'Bounced', '', 90, true, '{}'),
    ('00000000-0000-0000-0000-000000000000', 'delivery-status', 'FAILED', 'Failed', '', 100, true, '{}'),
    ('00000000-0000-0000-0000-000000000000', 'delivery-status', 'EXPIRED', 'Expired', '', 110, true, '{}'),
    ('00000000-0000-0000-0000-000000000000', 'delivery-status', 'SUPPRESSED', 'Suppressed', '', 120, true, '{}'),
    ('00000000-0000-0000-0000-000000000000', 'delivery-status', 'SKIPPED', 'Skipped', '', 130, true, '{}'),
    ('00000000-0000-0000-0000-000000000000', 'delivery-status', 'CANCELLED', 'Cancelled', '', 140, true, '{}');

INSERT INTO lookups (tenant_id, type, code, name, description, sort_order, enabled, attributes)
VALUES
    ('00000000-0000-0000-0000-000000000000', 'failure-category', 'TRANSIENT', 'Temporary fault', '', 10, true, '{}'),
    ('00000000-0000-0000-0000-000000000000', 'failure-category', 'THROTTLED', 'Throttled by the provider', '', 20, true, '{}'),
    ('00000000-0000-0000-0000-000000000000', 'failure-category', 'INVALID_RECIPIENT', 'Invalid recipient', '', 30, true, '{}'),
    ('00000000-0000-0000-0000-000000000000', 'failure-category', 'CONTENT_REFUSED', 'Content refused', '', 40, true, '{}'),
    ('00000000-0000-0000-0000-000000000000', 'failure-category', 'MISCONFIGURED', 'Account or route misconfigured', '', 50, true, '{}'),
    ('00000000-0000-0000-0000-000000000000', 'failure-category', 'INTERNAL', 'Carillon''s own fault', '', 60, true, '{}');

INSERT INTO lookups (tenant_id, type, code, name, description, sort_order, enabled, attributes)
VALUES
    ('00000000-0000-0000-0000-000000000000', 'failure-reason', 'validation-failed', 'Validation failed', '', 10, true, '{}'),
    ('00000000-0000-0000-0000-000000000000', 'failure-reason', 'tenant-suspended', 'Tenant suspended', '', 20, true, '{}'),
    ('00000000-0000-0000-0000-000000000000', 'failure-reason', 'template-not-found', 'Template not found', '', 30, true, '{}'),
    ('00000000-0000-0000-0000-000000000000', 'failure-reason', 'template-failed', 'Template failed', '', 40, true, '{}'),
    ('00000000-0000-0000-0000-000000000000', 'failure-reason', 'variables-missing', 'Variables missing', '', 50, true, '{}'),
    ('00000000-0000-0000-0000-000000000000', 'failure-reason', 'no-channel', 'No channel', '', 60, true, '{}'),
    ('00000000-0000-0000-0000-000000000000', 'failure-reason', 'no-contact', 'No contact', '', 70, true, '{}'),
    ('00000000-0000-0000-0000-000000000000', 'failure-reason', 'no-content', 'No content', '', 80, true, '{}'),
    ('00000000-0000-0000-0000-000000000000', 'failure-reason', 'cancelled', 'Cancelled', '', 90, true, '{}'),
    ('00000000-0000-0000-0000-000000000000', 'failure-reason', 'time-budget-over', 'Time budget over', '', 100, true, '{}'),
    ('00000000-0000-0000-0000-000000000000', 'failure-reason', 'transient', 'Transient', '', 110, true, '{}'),
    ('00000000-0000-0000-0000-000000000000', 'failure-reason', 'throttled', 'Throttled', '', 120, true, '{}'),
    ('00000000-0000-0000-0000-000000000000', 'failure-reason', 'breaker-open', 'Breaker open', '', 130, true, '{}'),
    ('00000000-0000-0000-0000-000000000000', 'failure-reason', 'invalid-recipient', 'Invalid recipient', '', 140, true, '{}'),
    ('00000000-0000-0000-0000-000000000000', 'failure-reason', 'content-refused', 'Content refused', '', 150, true, '{}'),
    ('00000000-0000-0000-0000-000000000000', 'failure-reason', 'misconfigured', 'Misconfigured', '', 160, true, '{}'),
    ('00000000-0000-0000-0000-000000000000', 'failure-reason', 'internal', 'Internal', '', 170, true, '{}'),
    ('00000000-0000-0000-0000-000000000000', 'failure-reason', 'no-outcome-heard', 'No outcome heard', '', 180, true, '{}');

INSERT INTO lookups (tenant_id, type, code, name, description, sort_order, enabled, attributes)
VALUES
    ('00000000-0000-0000-0000-000000000000', 'category', 'security', 'Security', '', 10, true, '{"mandatory": true, "transactional": true, "budgetSeconds": 300, "optedOutChannels": []}'),
    ('00000000-0000-0000-0000-000000000000', 'category', 'account', 'Account', '', 20, true, '{"mandatory": false, "transactional": true, "optedOutChannels": []}'),
    ('00000000-0000-0000-0000-000000000000', 'category', 'transactional', 'Orders and transactions', '', 30, true, '{"mandatory": false, "transactional": true, "optedOutChannels": []}'),
    ('00000000-0000-0000-0000-000000000000', 'category', 'billing', 'Billing', '', 40, true, '{"mandatory": false, "transactional": true, "optedOutChannels": []}'),
    ('00000000-0000-0000-0000-000000000000', 'category', 'general', 'General', '', 50, true, '{"mandatory": false, "transactional": false, "optedOutChannels": []}'),
    ('00000000-0000-0000-0000-000000000000', 'category', 'reminders', 'Reminders', '', 60, true, '{"mandatory": false, "transactional": false, "budgetSeconds": 86400, "optedOutChannels": []}'),
    ('00000000-0000-0000-0000-000000000000', 'category', 'social', 'Mentions and comments', '', 70, true, '{"mandatory": false, "transactional": false, "budgetSeconds": 86400, "optedOutChannels": ["sms", "whatsapp"]}'),
    ('00000000-0000-0000-0000-000000000000', 'category', 'product-updates', 'Product updates', '', 80, true, '{"mandatory": false, "transactional": false, "optedOutChannels": ["sms", "whatsapp"]}'),
    ('00000000-0000-0000-0000-000000000000', 'category', 'marketing', 'News and offers', '', 90, true, '{"mandatory": false, "transactional": false, "optedOutChannels": ["sms", "whatsapp"]}');

INSERT INTO lookups (tenant_id, type, code, name, description, sort_order, enabled, attributes)
VALUES
    ('00000000-0000-0000-0000-000000000000', 'locale', 'en', 'English', '', 10, true, '{}'),
    ('00000000-0000-0000-0000-000000000000', 'locale', 'en-GB', 'English (United Kingdom)', '', 20, true, '{}'),
    ('00000000-0000-0000-0000-000000000000', 'locale', 'en-US', 'English (United States)', '', 30, true, '{}'),
    ('00000000-0000-0000-0000-000000000000', 'locale', 'de', 'German', '', 40, true, '{}'),
    ('00000000-0000-0000-0000-000000000000', 'locale', 'de-CH', 'German (Switzerland)', '', 50, true, '{}'),
    ('00000000-0000-0000-0000-000000000000', 'locale', 'fr', 'French', '', 60, true, '{}'),
    ('00000000-0000-0000-0000-000000000000', 'locale', 'fr-CA', 'French (Canada)', '', 70, true, '{}'),
    ('00000000-0000-0000-0000-000000000000', 'locale', 'es', 'Spanish', '', 80, true, '{}'),
    ('00000000-0000-0000-0000-000000000000', 'locale', 'it', 'Italian', '', 90, true, '{}'),
    ('00000000-0000-0000-0000-000000000000', 'locale', 'nl', 'Dutch', '', 100, true, '{}'),
    ('00000000-0000-0000-0000-000000000000', 'locale', 'pl', 'Polish', '', 110, true, '{}'),
    ('00000000-0000-0000-0000-000000000000', 'locale', 'pt-BR', 'Portuguese (Brazil)', '', 120, true, '{}'),
    ('00000000-0000-0000-0000-000000000000', 'locale', 'ja', 'Japanese', '', 130, true, '{}'),
    ('00000000-0000-0000-0000-000000000000', 'locale', 'zh-CN', 'Chinese (simplified)', '', 140, true, '{}'),
    ('00000000-0000-0000-0000-000000000000', 'locale', 'ar', 'Arabic', '', 150, true, '{}');

INSERT INTO lookups (tenant_id, type, code, name, description, sort_order, enabled, attributes)
VALUES
    ('00000000-0000-0000-0000-000000000000', 'time-zone', 'UTC', 'UTC', '', 10, true, '{}'),
    ('00000000-0000-0000-0000-000000000000', 'time-zone', 'Europe/London', 'London', '', 20, true, '{}'),
    ('00000000-0000-0000-0000-000000000000', 'time-zone', 'Europe/Berlin', 'Berlin', '', 30, true, '{}'),
    ('00000000-0000-0000-0000-000000000000', 'time-zone', 'Europe/Paris', 'Paris', '', 40, true, '{}'),
    ('00000000-0000-0000-0000-000000000000', 'time-zone', 'Europe/Zurich', 'Zurich', '', 50, true, '{}'),
    ('00000000-0000-0000-0000-000000000000', 'time-zone', 'Europe/Madrid', 'Madrid', '', 60, true, '{}'),
    ('00000000-0000-0000-0000-000000000000', 'time-zone', 'Europe/Warsaw', 'Warsaw', '', 70, true, '{}'),
    ('00000000-0000-0000-0000-000000000000', 'time-zone', 'America/New_York', 'New York', '', 80, true, '{}'),
    ('00000000-0000-0000-0000-000000000000', 'time-zone', 'America/Toronto', 'Toronto', '', 90, true, '{}'),
    ('00000000-0000-0000-0000-000000000000', 'time-zone', 'America/Chicago', 'Chicago', '', 100, true, '{}'),
    ('00000000-0000-0000-0000-000000000000', 'time-zone', 'America/Los_Angeles', 'Los Angeles', '', 110, true, '{}'),
    ('00000000-0000-0000-0000-000000000000', 'time-zone', 'America/Sao_Paulo', 'Sao Paulo', '', 120, true, '{}'),
    ('00000000-0000-0000-0000-000000000000', 'time-zone', 'Africa/Johannesburg', 'Johannesburg', '', 130, true, '{}'),
    ('00000000-0000-0000-0000-000000000000', 'time-zone', 'Asia/Dubai', 'Dubai', '', 140, true, '{}'),
    ('00000000-0000-0000-0000-000000000000', 'time-zone', 'Asia/Kolkata', 'Kolkata', '', 150, true, '{}'),
    ('00000000-0000-0000-0000-000000000000', 'time-zone', 'Asia/Singapore', 'Singapore', '', 160, true, '{}'),
    ('00000000-0000-0000-0000-000000000000', 'time-zone', 'Asia/Tokyo', 'Tokyo', '', 170, true, '{}'),
    ('00000000-0000-0000-0000-000000000000', 'time-zone', 'Australia/Sydney', 'Sydney', '', 180, true, '{}');

INSERT INTO lookups (tenant_id, type, code, name, description, sort_order, enabled, attributes)
VALUES
    ('00000000-0000-0000-0000-000000000000', 'provider-type', 'sendgrid', 'SendGrid', '', 10, true, '{"channel": "email"}'),
    ('00000000-0000-0000-0000-000000000000', 'provider-type', 'smtp', 'SMTP', '', 20, true, '{"channel": "email"}'),
    ('00000000-0000-0000-0000-000000000000', 'provider-type', 'twilio', 'Twilio', '', 30, true, '{"channel": "sms"}'),
    ('00000000-0000-0000-0000-000000000000', 'provider-type', 'fcm', 'Firebase Cloud Messaging', '', 40, true, '{"channel": "push"}'),
    ('00000000-0000-0000-0000-000000000000', 'provider-type', 'whatsapp', 'WhatsApp Business', '', 50, true, '{"channel": "whatsapp"}');

INSERT INTO lookups (tenant_id, type, code, name, description, sort_order, enabled, attributes)
VALUES
    ('00000000-0000-0000-0000-000000000000', 'batch-state', 'OPEN', 'Open', '', 10, true, '{}'),
    ('00000000-0000-0000-0000-000000000000', 'batch-state', 'COMPLETED', 'Completed', '', 20, true, '{}'),
    ('00000000-0000-0000-0000-000000000000', 'batch-state', 'CANCELLED', 'Cancelled', '', 30, true, '{}');

INSERT INTO lookups (tenant_id, type, code, name, description, sort_order, enabled, attributes)
VALUES
    ('00000000-0000-0000-0000-000000000000', 'suppression-reason', 'hard-bounce', 'Hard bounce', '', 10, true, '{}'),
    ('00000000-0000-0000-0000-000000000000', 'suppression-reason', 'complaint', 'Complaint', '', 20, true, '{}'),
    ('00000000-0000-0000-0000-000000000000', 'suppression-reason', 'stop', 'STOP reply', '', 30, true, '{}'),
    ('00000000-0000-0000-0000-000000000000', 'suppression-reason', 'dead-token', 'Dead device token', '', 40, true, '{}'),
    ('00000000-0000-0000-0000-000000000000', 'suppression-reason', 'manual', 'Added by hand', '', 50, true, '{}');

INSERT INTO lookups (tenant_id, type, code, name, description, sort_order, enabled, attributes)
VALUES
    ('00000000-0000-0000-0000-000000000000', 'data-kind', 'notifications', 'Notifications', '', 10, true, '{}'),
    ('00000000-0000-0000-0000-000000000000', 'data-kind', 'inbox', 'Inbox', '', 20, true, '{}'),
    ('00000000-0000-0000-0000-000000000000', 'data-kind', 'dead-letters', 'Dead letters', '', 30, true, '{}'),
    ('00000000-0000-0000-0000-000000000000', 'data-kind', 'webhook-deliveries', 'Webhook deliveries', '', 40, true, '{}'),
    ('00000000-0000-0000-0000-000000000000', 'data-kind', 'audit-log', 'Audit log', '', 50, true, '{}');

INSERT INTO lookups (tenant_id, type, code, name, description, sort_order, enabled, attributes)
VALUES
    ('00000000-0000-0000-0000-000000000000', 'route-class', 'send', 'Send', '', 10, true, '{}'),
    ('00000000-0000-0000-0000-000000000000', 'route-class', 'batch', 'Batches', '', 20, true, '{}'),
    ('00000000-0000-0000-0000-000000000000', 'route-class', 'bulk', 'Bulk jobs', '', 30, true, '{}'),
    ('00000000-0000-0000-0000-000000000000', 'route-class', 'read', 'Reading', '', 40, true, '{}'),
    ('00000000-0000-0000-0000-000000000000', 'route-class', 'admin', 'Administration', '', 50, true, '{}');

INSERT INTO lookups (tenant_id, type, code, name, description, sort_order, enabled, attributes)
VALUES
    ('00000000-0000-0000-0000-000000000000', 'webhook-event-type', 'carillon.notification.status-changed.v1', 'Notification status changed', '', 10, true, '{}'),
    ('00000000-0000-0000-0000-000000000000', 'webhook-event-type', 'carillon.batch.completed.v1', 'Batch completed', '', 20, true, '{}');

GRANT SELECT, INSERT, UPDATE, DELETE ON lookup_types, lookups TO carillon_admin_api;
GRANT SELECT, UPDATE ON system_changes TO carillon_admin_api;

ALTER TABLE lookup_types ENABLE ROW LEVEL SECURITY;
ALTER TABLE lookup_types FORCE ROW LEVEL SECURITY;
ALTER TABLE lookups ENABLE ROW LEVEL SECURITY;
ALTER TABLE lookups FORCE ROW LEVEL SECURITY;
ALTER TABLE system_changes ENABLE ROW LEVEL SECURITY;
ALTER TABLE system_changes FORCE ROW LEVEL SECURITY;

CREATE POLICY lookup_types_tenant ON lookup_types TO carillon_admin_api
    USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
CREATE POLICY lookups_tenant ON lookups TO carillon_admin_api
    USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
CREATE POLICY system_changes_tenant ON system_changes TO carillon_admin_api
    USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
CREATE POLICY lookup_types_system_read ON lookup_types FOR SELECT TO carillon_admin_api
    USING (nullif(current_setting('app.tenant_id', true), '') IS NOT NULL
        AND tenant_id = '00000000-0000-0000-0000-000000000000');
CREATE POLICY lookups_system_read ON lookups FOR SELECT TO carillon_admin_api
    USING (nullif(current_setting('app.tenant_id', true), '') IS NOT NULL
        AND tenant_id = '00000000-0000-0000-0000-000000000000');

-- Endpoints may be told of endpoints that were disabled. The system's own values are the owner's to write, whom row-level
-- security holds off otherwise.
ALTER TABLE lookups NO FORCE ROW LEVEL SECURITY;
INSERT INTO lookups (tenant_id, type, code, name, description, sort_order, enabled, attributes)
VALUES
    ('00000000-0000-0000-0000-000000000000', 'webhook-event-type', 'carillon.webhook.endpoint-disabled.v1', 'Webhook endpoint disabled', '', 30, true, '{}');
ALTER TABLE lookups FORCE ROW LEVEL SECURITY;

-- Endpoints may be told of endpoints that were disabled.
INSERT INTO lookups (tenant_id, type, code, name, description, sort_order, enabled, attributes)
VALUES
    ('00000000-0000-0000-0000-000000000000', 'webhook-event-type', 'carillon.webhook.endpoint-disabled.v1', 'Webhook endpoint disabled', '', 30, true, '{}');

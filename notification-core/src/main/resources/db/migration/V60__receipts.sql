-- Receipts of providers that hand back nothing but their own name for a message.
CREATE INDEX deliveries_messages ON deliveries (tenant_id, provider_account_id, provider_message_id)
    WHERE provider_message_id IS NOT NULL;

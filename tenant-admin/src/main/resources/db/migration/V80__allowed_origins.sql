-- Web origins whose pages may call with a tenant's tokens, besides the suite's own.

ALTER TABLE tenants
    ADD COLUMN allowed_origins jsonb NOT NULL DEFAULT '[]';

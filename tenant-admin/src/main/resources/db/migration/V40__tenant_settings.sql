-- What a tenant may ask for and how long its data is kept; branding has exactly the keys that templates may use.

ALTER TABLE tenants
    ADD COLUMN requests_per_minute   jsonb NOT NULL DEFAULT '{}',
    ADD COLUMN deliveries_per_minute jsonb NOT NULL DEFAULT '{}',
    ADD COLUMN retention_days        jsonb NOT NULL DEFAULT '{}';

-- Forced row-level security holds for the owner too; lifted for this one statement.
ALTER TABLE tenants NO FORCE ROW LEVEL SECURITY;
UPDATE tenants
SET branding = (SELECT coalesce(jsonb_object_agg(key, value), '{}')
                FROM jsonb_each(branding)
                WHERE key IN ('name', 'primaryColor', 'secondaryColor', 'logoUrl', 'footer'));
ALTER TABLE tenants FORCE ROW LEVEL SECURITY;

-- Tenants are looked for by how their names begin. A column of its own, for under row-level security an index serves only
-- comparisons that are leakproof, and lower() is not.

ALTER TABLE tenants
    ADD COLUMN found_as text COLLATE "C" GENERATED ALWAYS AS (lower(name)) STORED;

CREATE INDEX tenants_found_as ON tenants (found_as);

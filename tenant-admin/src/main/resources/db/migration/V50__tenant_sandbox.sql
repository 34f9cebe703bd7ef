-- A tenant that rehearses: its deliveries go the whole way, but only to the platform's provider simulators.

ALTER TABLE tenants
    ADD COLUMN sandbox boolean NOT NULL DEFAULT false;

-- Run once on an empty database `carillon`, as a role that may create roles:
--   psql -d carillon -v core_owner_password=... -v core_api_password=... -v core_pipeline_password=... \
--        -v admin_owner_password=... -v admin_api_password=... -v admin_relay_password=... -f bootstrap.sql
-- Owners run migrations and own the tables; they serve no request. Row-level security is FORCEd even for them.
-- The API roles see one tenant at a time (app.tenant_id); pipeline and relay have narrow policies of their own.

CREATE ROLE carillon_core_owner LOGIN PASSWORD :'core_owner_password' NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS;
CREATE ROLE carillon_core_api LOGIN PASSWORD :'core_api_password' NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS;
CREATE ROLE carillon_core_pipeline LOGIN PASSWORD :'core_pipeline_password' NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS;
CREATE ROLE carillon_admin_owner LOGIN PASSWORD :'admin_owner_password' NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS;
CREATE ROLE carillon_admin_api LOGIN PASSWORD :'admin_api_password' NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS;
CREATE ROLE carillon_admin_relay LOGIN PASSWORD :'admin_relay_password' NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS;

REVOKE ALL ON SCHEMA public FROM PUBLIC;

CREATE SCHEMA core AUTHORIZATION carillon_core_owner;
CREATE SCHEMA admin AUTHORIZATION carillon_admin_owner;

GRANT USAGE ON SCHEMA core TO carillon_core_api, carillon_core_pipeline;
GRANT USAGE ON SCHEMA admin TO carillon_admin_api, carillon_admin_relay;

ALTER ROLE carillon_core_owner SET search_path = core;
ALTER ROLE carillon_core_api SET search_path = core;
ALTER ROLE carillon_core_pipeline SET search_path = core;
ALTER ROLE carillon_admin_owner SET search_path = admin;
ALTER ROLE carillon_admin_api SET search_path = admin;
ALTER ROLE carillon_admin_relay SET search_path = admin;

#!/usr/bin/env bash
# Run by the postgres image on an empty data directory: the roles and schemas of deploy/postgres/bootstrap.sql.
set -euo pipefail

psql -v ON_ERROR_STOP=1 -U "$POSTGRES_USER" -d "$POSTGRES_DB" \
  -v core_owner_password="$CORE_DB_OWNER_PASSWORD" \
  -v core_api_password="$CORE_DB_API_PASSWORD" \
  -v core_pipeline_password="$CORE_DB_PIPELINE_PASSWORD" \
  -v admin_owner_password="$ADMIN_DB_OWNER_PASSWORD" \
  -v admin_api_password="$ADMIN_DB_API_PASSWORD" \
  -v admin_relay_password="$ADMIN_DB_RELAY_PASSWORD" \
  -f /bootstrap/bootstrap.sql

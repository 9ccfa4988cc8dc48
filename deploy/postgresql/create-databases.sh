#!/usr/bin/env bash
# Runs once, in the container of PostgreSQL, when its data folder is new: one database and one login role for each service
# and for Keycloak. It may be run or sourced by the image's entry point, so it sets no option that would outlive it
# except -e, which is set there as well.
set -e

create_database() {
  # From the environment into psql: an argument would show in the list of processes.
  DATABASE=$1 PASSWORD=$2 psql --no-psqlrc --quiet --set=ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres <<'SQL'
\getenv database DATABASE
\getenv password PASSWORD
\set vault :database _vault
\set equality :database _equality
\set published :database _published
CREATE ROLE :"database" LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD :'password';
-- What only some statements may see, as who somebody is and what they answered of themselves, belongs to a role that
-- nobody signs in with: the service's takes it for one such statement at a time, and inherits nothing of it.
CREATE ROLE :"vault" NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE;
CREATE ROLE :"equality" NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE;
-- Public pages are read by a role that may read what was published, and nothing else.
CREATE ROLE :"published" NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE;
GRANT :"vault", :"equality", :"published" TO :"database" WITH INHERIT FALSE;
CREATE DATABASE :"database" OWNER :"database";
-- A role is a member of PUBLIC, so without this every service could open every other's database.
REVOKE CONNECT, TEMPORARY ON DATABASE :"database" FROM PUBLIC;
SQL
}

create_database membership "${MEMBERSHIP_DB_PASSWORD:?the password of role membership is not set}"
create_database bookings "${BOOKINGS_DB_PASSWORD:?the password of role bookings is not set}"
create_database volunteers "${VOLUNTEERS_DB_PASSWORD:?the password of role volunteers is not set}"
create_database tracker "${TRACKER_DB_PASSWORD:?the password of role tracker is not set}"
create_database keycloak "${KEYCLOAK_DB_PASSWORD:?the password of role keycloak is not set}"

psql --no-psqlrc --quiet --set=ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres <<'SQL'
REVOKE CONNECT, TEMPORARY ON DATABASE postgres FROM PUBLIC;
REVOKE CONNECT, TEMPORARY ON DATABASE template1 FROM PUBLIC;
SQL

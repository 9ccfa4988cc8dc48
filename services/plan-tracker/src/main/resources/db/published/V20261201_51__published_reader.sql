-- Whoever reads without a sign-in reads by this role, which has a right on nothing but what was released: whatever a public
-- page joined, PostgreSQL would refuse it the ledger. In a folder of its own, since the role comes with the database.
CREATE SCHEMA IF NOT EXISTS published;
GRANT USAGE ON SCHEMA published TO "${published}";
GRANT SELECT ON ALL TABLES IN SCHEMA published TO "${published}";
ALTER DEFAULT PRIVILEGES IN SCHEMA published GRANT SELECT ON TABLES TO "${published}";

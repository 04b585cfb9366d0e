-- The two roles and the database, on a PostgreSQL that somebody else runs. Running it again changes nothing but the
-- passwords. As a role that may create roles and databases:
--
--   psql "$ADMIN_URL" -v owner_password=… -v app_password=… -f docs/roles.sql
--
-- samskab_owner owns the tables; only `samskab migrate`, `restore` and `backup` use it. samskab is what pages and workers
-- are: it owns nothing, so it can neither change the journal nor switch off what guards it.

\set ON_ERROR_STOP on
SET client_min_messages = warning;

SELECT 'CREATE ROLE samskab_owner LOGIN'
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'samskab_owner') \gexec
SELECT 'CREATE ROLE samskab LOGIN'
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'samskab') \gexec

ALTER ROLE samskab_owner PASSWORD :'owner_password';
ALTER ROLE samskab PASSWORD :'app_password';

-- Only a member of a role may make a database for it, unless they are a superuser.
GRANT samskab_owner TO CURRENT_USER;

SELECT 'CREATE DATABASE samskab OWNER samskab_owner ENCODING ''UTF8'' TEMPLATE template0'
WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = 'samskab') \gexec

REVOKE ALL ON DATABASE samskab FROM PUBLIC;
GRANT CONNECT ON DATABASE samskab TO samskab;

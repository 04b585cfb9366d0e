"""What the app's role may do with each table, said by the table itself in its comment.

`append-only` tables may be read and added to. `sealed` ones may be read: triggers that run as the owner
write them. Everything else is the app's to use. It may never own, truncate, reference or hang a trigger on anything.
"""

from psycopg import Connection, sql

from samskab.config.postgres.roles import APP

BY_COMMENT = {"append-only": "SELECT, INSERT", "sealed": "SELECT"}
BY_NAME = {"django_migrations": "SELECT"}
USUAL = "SELECT, INSERT, UPDATE, DELETE"

TABLES = """
    SELECT relname, obj_description(oid, 'pg_class')
    FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
"""


def grant(owner: Connection, role: str = APP) -> None:
    """Give `role` exactly its rights, through a connection as the owner; what it had before is taken back."""
    app = sql.Identifier(role)
    with owner.transaction():
        owner.execute(sql.SQL("REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {}").format(app))
        owner.execute(sql.SQL("GRANT USAGE ON SCHEMA public TO {}").format(app))
        owner.execute(sql.SQL("GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {}").format(app))
        for name, comment in owner.execute(TABLES).fetchall():
            rights = BY_NAME.get(name) or BY_COMMENT.get(comment, USUAL)
            owner.execute(
                sql.SQL("GRANT {} ON TABLE {} TO {}").format(sql.SQL(rights), sql.Identifier("public", name), app)
            )

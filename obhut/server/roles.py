"""Three roles: the owner migrates, the app reads and writes, the backup reads everything."""

import psycopg
from psycopg import sql

from obhut.server.cluster import Cluster

OWNER, APP, BACKUP = "obhut_owner", "obhut_app", "obhut_backup"


def settle_roles(cluster: Cluster, *, may_create_databases: bool = False) -> None:
    """Make the roles and the database where they are missing. Safe to run again."""
    with _as_super(cluster, "postgres") as connection:
        for role, rights in (
            (OWNER, "CREATEDB" if may_create_databases else "NOCREATEDB"),
            (APP, "NOBYPASSRLS"),
            (BACKUP, "BYPASSRLS"),
        ):
            word = cluster.password(role.removeprefix("obhut_"))
            _make_role(connection, role, rights, word)
        connection.execute(sql.SQL("GRANT pg_read_all_data TO {}").format(sql.Identifier(BACKUP)))
        there = connection.execute("SELECT 1 FROM pg_database WHERE datname = 'obhut'").fetchone()
        if there is None:
            connection.execute(
                sql.SQL("CREATE DATABASE obhut OWNER {}").format(sql.Identifier(OWNER))
            )
    with _as_super(cluster, "obhut") as connection:
        connection.execute(
            sql.SQL(
                "GRANT USAGE ON SCHEMA public TO {app}; GRANT ALL ON SCHEMA public TO {owner}"
            ).format(app=sql.Identifier(APP), owner=sql.Identifier(OWNER))
        )
        for things, rights in (
            ("TABLES", "SELECT, INSERT, UPDATE, DELETE"),
            ("SEQUENCES", "USAGE, SELECT"),
        ):
            connection.execute(
                sql.SQL(
                    "ALTER DEFAULT PRIVILEGES FOR ROLE {owner} IN SCHEMA public "
                    f"GRANT {rights} ON {things} TO {{app}}"
                ).format(owner=sql.Identifier(OWNER), app=sql.Identifier(APP))
            )


def close_the_record(cluster: Cluster) -> None:
    """After migrations: the app may add to the records of what happened, never change them."""
    with _as_super(cluster, "obhut") as connection:
        connection.execute(
            sql.SQL(
                "REVOKE UPDATE, DELETE, TRUNCATE ON audit_auditevent, directory_rowchange FROM {}"
            ).format(sql.Identifier(APP))
        )


def _as_super(cluster: Cluster, database: str) -> "psycopg.Connection[tuple[object, ...]]":
    return psycopg.connect(
        host=str(cluster.socket),
        user="postgres",
        password=cluster.password("super"),
        dbname=database,
        autocommit=True,
    )


def _make_role(
    connection: "psycopg.Connection[tuple[object, ...]]", role: str, rights: str, word: str
) -> None:
    there = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone()
    verb = "ALTER" if there else "CREATE"
    connection.execute(
        sql.SQL(f"{verb} ROLE {{}} LOGIN NOSUPERUSER {rights} PASSWORD {{}}").format(
            sql.Identifier(role), sql.Literal(word)
        )
    )

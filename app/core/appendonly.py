"""Tables whose rows the database itself refuses to change or delete."""

from sqlalchemy import Connection, Table, event

_SQLITE = (
    "CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table} "
    "BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
)
_FUNCTION = (
    "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME "
    "USING ERRCODE = 'integrity_constraint_violation'; END $$"
)
_CHANGE = (
    "CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} "
    "FOR EACH ROW EXECUTE FUNCTION refuse_change()"
)
_TRUNCATE = (
    "CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
    "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
)
_POSTGRESQL = (_CHANGE, _TRUNCATE)


def statements(table: str, dialect: str) -> list[str]:
    """Return the statements that make a table append-only, for migrations too."""
    if dialect == "sqlite":
        return [_SQLITE.format(table=table, verb=verb) for verb in ("UPDATE", "DELETE")]
    return [_FUNCTION, *(trigger.format(table=table) for trigger in _POSTGRESQL)]


def append_only(table: Table) -> None:
    """Protect the table from the moment that metadata creates it."""
    table.info["append_only"] = True

    @event.listens_for(table, "after_create")
    def protect(_table: Table, connection: Connection, **_kw: object) -> None:
        for statement in statements(table.name, connection.dialect.name):
            connection.exec_driver_sql(statement.replace("%", "%%"))

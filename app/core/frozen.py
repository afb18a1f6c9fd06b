"""Tables whose rows the database refuses to change once other rows point at them."""

from sqlalchemy import Connection, Table, event

_SQLITE = (
    "CREATE TRIGGER {table}_kept_on_{verb} BEFORE {verb} ON {table} "
    "WHEN EXISTS (SELECT 1 FROM {by} WHERE {column} = OLD.id) "
    "BEGIN SELECT RAISE(ABORT, '{table} is in use'); END"
)
_FUNCTION = (
    "CREATE OR REPLACE FUNCTION refuse_change_in_use() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ DECLARE used boolean; BEGIN "
    "EXECUTE format('SELECT EXISTS (SELECT 1 FROM %I WHERE %I = $1)', TG_ARGV[0], TG_ARGV[1]) "
    "INTO used USING OLD.id; "
    "IF used THEN RAISE EXCEPTION '% is in use', TG_TABLE_NAME "
    "USING ERRCODE = 'integrity_constraint_violation'; END IF; "
    "IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW; END $$"
)
_POSTGRESQL = (
    "CREATE TRIGGER {table}_kept BEFORE UPDATE OR DELETE ON {table} "
    "FOR EACH ROW EXECUTE FUNCTION refuse_change_in_use('{by}', '{column}')"
)


def statements(table: str, by: str, column: str, dialect: str) -> list[str]:
    """Return the statements that keep a table's rows once `by.column` points at them."""
    if dialect == "sqlite":
        return [
            _SQLITE.format(table=table, verb=verb, by=by, column=column)
            for verb in ("UPDATE", "DELETE")
        ]
    return [_FUNCTION, _POSTGRESQL.format(table=table, by=by, column=column)]


def kept_once_used(table: Table, by: Table, column: str) -> None:
    """Protect the table from the moment that metadata creates the one that points at it."""

    @event.listens_for(by, "after_create")
    def protect(_table: Table, connection: Connection, **_kw: object) -> None:
        for statement in statements(table.name, by.name, column, connection.dialect.name):
            connection.exec_driver_sql(statement.replace("%", "%%"))

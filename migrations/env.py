"""Runs the steps on the connection that is given, else on the database of the settings."""

from alembic import context
from alembic.operations import ops
from sqlalchemy import Connection

from app import create_app
from app.core.migrations import AppendOnly
from app.core.orm import Model


def protect_append_only(_context: object, _revision: object, directives: list) -> None:
    """Follow the creation of each append-only table by its protection."""
    steps = directives[0].upgrade_ops.ops
    tables = Model.metadata.tables.values()
    protected = {table.name for table in tables if table.info.get("append_only")}
    made = [step.table_name for step in steps if isinstance(step, ops.CreateTableOp)]
    steps.extend(AppendOnly(name) for name in made if name in protected)


def run(connection: Connection) -> None:
    """Run the steps in the connection's transaction."""
    context.configure(
        connection=connection,
        target_metadata=Model.metadata,
        render_as_batch=connection.dialect.name == "sqlite",
        process_revision_directives=protect_append_only,
        # Our own BEGIN makes SQLite's DDL transactional.
        transactional_ddl=True,
        user_module_prefix="orm.",
    )
    with context.begin_transaction():
        context.run_migrations()


given = context.config.attributes.get("connection")
if given is not None:
    run(given)
else:
    with create_app().extensions["engine"].begin() as own:
        run(own)

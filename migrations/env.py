"""Runs the steps on the connection that is given, else on the database of the settings."""

from alembic import context
from alembic.operations import ops
from sqlalchemy import Column, Connection

from app import create_app
from app.core.migrations import AppendOnly
from app.core.orm import Model


def complete(_context: object, _revision: object, directives: list) -> None:
    """Add what autogenerate leaves out of a new table: its protection, indexes on expressions."""
    steps = directives[0].upgrade_ops.ops
    made = [step.table_name for step in steps if isinstance(step, ops.CreateTableOp)]
    for table in (Model.metadata.tables[name] for name in made):
        for index in sorted(table.indexes, key=lambda index: str(index.name)):
            if not all(isinstance(part, Column) for part in index.expressions):
                steps.append(ops.CreateIndexOp.from_index(index))
        if table.info.get("append_only"):
            steps.append(AppendOnly(table.name))


def run(connection: Connection) -> None:
    """Run the steps in the connection's transaction."""
    context.configure(
        connection=connection,
        target_metadata=Model.metadata,
        render_as_batch=connection.dialect.name == "sqlite",
        process_revision_directives=complete,
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

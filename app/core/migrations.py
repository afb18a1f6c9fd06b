"""The schema's steps: from an empty database to the one that the models describe."""

import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

from alembic import autogenerate, command
from alembic.autogenerate.api import AutogenContext
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.operations import MigrateOperation, Operations
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text

from app.core.appendonly import statements
from app.core.db import engine_for
from app.core.orm import Model

APP = Path(__file__).resolve().parent.parent
STEPS = APP.parent / "migrations"
# Two processes that start at once must not both migrate; any fixed number does.
LOCK = 20_250_805


@Operations.register_operation("append_only")
class AppendOnly(MigrateOperation):
    """The step that makes a table append-only, written `op.append_only("records")`."""

    def __init__(self, table: str) -> None:
        """Keep the table's name."""
        self.table = table

    @classmethod
    def append_only(cls, operations: Operations, table: str) -> None:
        """Protect the table."""
        operations.invoke(cls(table))


@Operations.implementation_for(AppendOnly)
def _protect(operations: Operations, operation: AppendOnly) -> None:
    """Create the triggers of the database at hand."""
    for statement in statements(operation.table, operations.get_bind().dialect.name):
        operations.execute(text(statement))


@autogenerate.renderers.dispatch_for(AppendOnly)
def _render(_context: AutogenContext, operation: AppendOnly) -> str:
    """Write the step into a revision."""
    return f'op.append_only("{operation.table}")'


def load_models() -> None:
    """Import every capability's models: one that no page has imported would seem dropped."""
    for path in sorted([*APP.glob("*/models.py"), *APP.glob("*/models/")]):
        import_module(f"app.{path.parent.name}.models")


def upgrade(engine: Engine) -> None:
    """Bring the database up to the newest step, all or nothing."""
    load_models()
    with _connected(engine) as connection:
        if not list(STEPS.glob("versions/*.py")):
            Model.metadata.create_all(connection)
        command.upgrade(_config(connection), "head")


def differences(engine: Engine) -> list[Any]:
    """Return where a migrated database and the models differ; empty when they agree."""
    load_models()
    with engine.connect() as connection, _quiet_about_expressions():
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return list(autogenerate.compare_metadata(context, Model.metadata))


def revise(message: str) -> Path:
    """Write the step from the newest one to the models; returns the new file."""
    load_models()
    engine = engine_for("sqlite://")
    with _connected(engine) as connection, _quiet_about_expressions():
        if list(STEPS.glob("versions/*.py")):
            command.upgrade(_config(connection), "head")
        made = command.revision(_config(connection), message, autogenerate=True)
    engine.dispose()
    assert made is not None
    assert not isinstance(made, list)
    return Path(made.path)


def behind(engine: Engine) -> bool:
    """Tell whether the database lacks a step."""
    with engine.connect() as connection:
        stands = MigrationContext.configure(connection).get_current_heads()
    return set(stands) != set(ScriptDirectory(str(STEPS)).get_heads())


def _config(connection: Connection) -> Config:
    """Return Alembic's configuration, which needs no file when the application is installed."""
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(STEPS))
    config.set_main_option("file_template", "%%(year)d_%%(month).2d_%%(day).2d_%%(slug)s")
    logging.getLogger("alembic").setLevel(logging.WARNING)
    return config


@contextmanager
def _quiet_about_expressions() -> Iterator[None]:
    """Silence Alembic about SQLite's indexes on expressions: env.py and a test look after them."""
    with warnings.catch_warnings():
        for words in ("Skipped unsupported reflection", "autogenerate skipping metadata-specified"):
            warnings.filterwarnings("ignore", message=words)
        yield


@contextmanager
def _connected(engine: Engine) -> Iterator[Connection]:
    """Open one transaction in which no other process migrates."""
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            # Rebuilding a table drops it, which foreign keys would refuse; only settable here.
            connection.connection.cursor().execute("PRAGMA foreign_keys=OFF")
        with connection.begin():
            if engine.dialect.name == "postgresql":
                connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
            yield connection
            _check_foreign_keys(connection)
        if engine.dialect.name == "sqlite":
            connection.connection.cursor().execute("PRAGMA foreign_keys=ON")


def _check_foreign_keys(connection: Connection) -> None:
    """Refuse a step that leaves a row pointing at nothing; PostgreSQL sees to it by itself."""
    if connection.dialect.name == "sqlite":
        orphans = connection.execute(text("PRAGMA foreign_key_check")).all()
        if orphans:
            message = f"rows point at nothing: {orphans[:5]}"
            raise RuntimeError(message)

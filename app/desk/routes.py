"""Pages that look across capabilities, and the commands beside them."""

from app.desk.blueprint import bp
from app.desk.commands import load_facts

__all__ = ["bp"]

bp.cli.add_command(load_facts)

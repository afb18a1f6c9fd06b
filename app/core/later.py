"""Commands whose module is imported when one of them is asked for, not whenever the site starts."""

from importlib import import_module
from typing import Any

import click

DATABASE = "Bring the database's schema up to date."


class LaterGroup(click.Group):
    """A group of commands that a module holds under the group's name; click's lazy loading.

    Migrations need Alembic, which nothing that answers a request does.
    """

    def __init__(self, name: str, module: str, **attributes: Any) -> None:
        """Keep where the commands are."""
        super().__init__(name, **attributes)
        self._module = module

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name the commands of the module."""
        return self._loaded().list_commands(ctx)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command of the module."""
        return self._loaded().get_command(ctx, cmd_name)

    def _loaded(self) -> click.Group:
        """Import the module, once."""
        group = getattr(import_module(self._module), str(self.name))
        assert isinstance(group, click.Group)
        return group

"""What is imported when it is first asked for, not whenever the site starts."""

from collections.abc import Callable
from importlib import import_module
from typing import Any

import click

DATABASE = "Bring the database's schema up to date."


def at_first_call(module: str, name: str) -> Callable[..., Any]:
    """Return a function that calls one of a module, which is imported by the first call.

    For libraries that take long to load and that few requests need.
    """

    def call(*arguments: Any, **named: Any) -> Any:
        return getattr(import_module(module), name)(*arguments, **named)

    return call


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

"""How Jinja is set up: global names in one dictionary, and what many pages share drawn once."""

from collections.abc import Hashable, MutableMapping
from typing import Any

from flask import Flask, request
from flask.templating import Environment
from jinja2 import StrictUndefined
from jinja2.runtime import Macro

from app.core.languages import language
from app.core.told import told

_MOST_DRAWN = 500
_drawn: dict[Hashable, str] = {}


class Templates(Environment):
    """Templates whose global names stand in one dictionary; they are complete before the first."""

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return a template's global names.

        Jinja's own chain of two dictionaries lets names be added later, and is asked name by name
        for each macro file that a page imports: a twentieth of the work of a registration.
        """
        return {**self.globals, **(d or {})}


def drawn_once(macro: Macro, *depends_on: Hashable) -> str:
    """Return what a macro draws, from memory if it was drawn for the same.

    It may depend on the language and on what is given here, and on nothing else: not on the person.
    """
    alike = (macro.name, language(), request.script_root, *depends_on)
    found = _drawn.get(alike)
    if found is None:
        if len(_drawn) >= _MOST_DRAWN:
            _drawn.clear()
        found = _drawn[alike] = macro(*depends_on)
    return found


def init_app(app: Flask) -> None:
    """Set the application's templates up; before anything asks for them."""
    app.jinja_environment = Templates
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals["drawn_once"] = drawn_once
    app.jinja_env.filters["told"] = told

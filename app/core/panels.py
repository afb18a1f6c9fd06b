"""Parts of a page that capabilities above it add: the page names the place, they fill it.

A page cannot import what stands above it. It says `panels("edition", edition)` in its template, and
each function that was declared for that place returns what it adds there, or nothing.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from flask import Flask
from markupsafe import Markup

Panel = Callable[[Any], str]
Declared = TypeVar("Declared", bound=Panel)
_panels: dict[str, list[tuple[int, Panel]]] = {}


def panel(place: str, order: int) -> Callable[[Declared], Declared]:
    """Declare a function that adds to a place; the lowest order stands first."""

    def declare(function: Declared) -> Declared:
        _panels.setdefault(place, []).append((order, function))
        return function

    return declare


def panels(place: str, thing: object) -> Markup:
    """Return what all panels of a place add, for the thing that the page is about."""
    ordered = sorted(_panels.get(place, ()), key=lambda one: one[0])
    return Markup().join(Markup(function(thing)) for _order, function in ordered)  # noqa: S704  (rendered templates)


def init_app(app: Flask) -> None:
    """Let templates name places."""
    app.jinja_env.globals["panels"] = panels

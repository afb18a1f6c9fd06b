"""Parts of a page that capabilities above it add: the page names the place, they fill it.

A page cannot import what stands above it. It says `panels("edition", edition)` in its template, and
each function that was declared for that place returns what it adds there, or nothing. What the page
has already read it hands on by name to those that ask for it, so that nobody reads it again.
"""

from collections.abc import Callable, Mapping
from inspect import signature
from typing import TypeVar

from flask import Flask
from markupsafe import Markup

Panel = Callable[..., str]
Declared = TypeVar("Declared", bound=Panel)
_panels: dict[str, list[tuple[int, Panel]]] = {}


def panel(place: str, order: int) -> Callable[[Declared], Declared]:
    """Declare a function that adds to a place; the lowest order stands first."""

    def declare(function: Declared) -> Declared:
        _panels.setdefault(place, []).append((order, function))
        return function

    return declare


def panels(place: str, thing: object, **known: object) -> Markup:
    """Return what all panels of a place add, for the thing that the page is about."""
    ordered = sorted(_panels.get(place, ()), key=lambda one: one[0])
    shown = (function(thing, **_wanted(function, known)) for _order, function in ordered)
    return Markup().join(Markup(one) for one in shown)  # noqa: S704  (rendered templates)


def _wanted(function: Panel, known: Mapping[str, object]) -> dict[str, object]:
    """Return what the page knows of what a panel asks for."""
    names = signature(function).parameters
    return {name: value for name, value in known.items() if name in names}


def init_app(app: Flask) -> None:
    """Let templates name places."""
    app.jinja_env.globals["panels"] = panels

"""The built style sheet, script and map, and the few symbols, for the templates."""

import json
from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from flask import Flask, current_app, request, url_for
from markupsafe import Markup

from app.core.languages import language
from app.core.seamap import Drawing, Place, Tie, drawing

YEAR = 365 * 24 * 3600
MOST_ADDRESSES = 200


@cache
def _read(path: Path) -> Any:
    """Read a built JSON file once; raises RuntimeError where it was never built."""
    try:
        return json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        message = f"{path.name} is not built: run `npm ci && npm run build`."
        raise RuntimeError(message) from None


def _built(name: str) -> Any:
    """Return what a built JSON file of the static folder holds."""
    return _read(Path(str(current_app.static_folder)) / name)


def asset(name: str) -> str:
    """Return the address of a built file, with the hash of what it holds."""
    return _address(request.script_root, name)


@lru_cache(MOST_ADDRESSES)
def _address(_root: str, name: str) -> str:
    """Work the address of a built file out, once for each root that the site stands under."""
    return url_for("static", filename=_built("manifest.json")[name])


@cache
def icon(name: str) -> Markup:
    """Draw a symbol beside the words that say what it means."""
    box, drawing = _built("symbols.json")[name]
    return Markup('<svg class="icon icon-{}" viewBox="{}" aria-hidden="true">{}</svg>').format(
        name,
        box,
        Markup(drawing),  # noqa: S704  (the house drew it)
    )


def sea_drawing(places: Sequence[Place], ties: Sequence[Tie], frame: str) -> Drawing:
    """Lay places and ties out on the built map."""
    return drawing(_built("map.json"), places, ties, frame, language())


def init_app(app: Flask) -> None:
    """Give the templates their assets, and let browsers keep what carries its hash in its name."""
    app.config["SEND_FILE_MAX_AGE_DEFAULT"] = YEAR
    app.jinja_env.globals.update(asset=asset, icon=icon, sea_drawing=sea_drawing)

"""Every page has a template of its endpoint's name, and every template is used."""

import inspect
import re
from pathlib import Path

from tests.architecture.source import APP, TEMPLATES

USED = re.compile(r"(?:include|import|extends|from|render_template\()\s*f?[\"']([\w/.{}-]+)[\"']")


def pages(app):
    """Return the templates that views render by their own name."""
    return {
        endpoint.replace(".", "/") + ".html"
        for endpoint, view in app.view_functions.items()
        if re.search(r"\bpage\(", inspect.getsource(inspect.unwrap(view)))
    }


def test_every_page_has_a_template_of_its_name(app):
    assert len(pages(app)) > 10
    missing = [name for name in pages(app) if not (TEMPLATES / name).exists()]
    assert missing == []


def used():
    """Return every template that another file names."""
    files = [*APP.rglob("*.py"), *TEMPLATES.rglob("*.html")]
    return {name for path in files for name in USED.findall(path.read_text())}


def test_every_template_is_used(app):
    known = {endpoint.replace(".", "/") + ".html" for endpoint in app.view_functions} | used()
    there = {path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.html")}
    unused = {name for name in there - known if not name.startswith(("errors/", "dev/"))}
    assert unused == set()


def test_the_search_finds_what_it_is_for():
    text = '{% extends "base.html" %}{% from "ui/form.html" import x %}render_template("a/b.html")'
    assert USED.findall(text) == ["base.html", "ui/form.html", "a/b.html"]
    assert Path("templates/base.html").exists()

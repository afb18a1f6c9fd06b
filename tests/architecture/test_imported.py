"""What a template imports is kept by Jinja: it says nothing in one reader's words."""

from pathlib import Path

import pytest
from jinja2 import Environment, nodes

TEMPLATES = Path("templates")
# What depends on the reader: their language, and what is theirs.
READERS = {"_", "gettext", "ngettext", "pgettext", "npgettext", "language", "current_user"}
PARSER = Environment(extensions=["jinja2.ext.i18n"])


def imported(text):
    """Return the names of the templates that are imported without the page's context."""
    tree = PARSER.parse(text)
    found = tree.find_all((nodes.FromImport, nodes.Import))
    return {one.template.value for one in found if not one.with_context}


def said(text):
    """Return the lines outside all macros that depend on who reads."""
    tree = PARSER.parse(text)
    macros = {id(name) for one in tree.find_all(nodes.Macro) for name in one.find_all(nodes.Name)}
    names = [name for name in tree.find_all(nodes.Name) if name.name in READERS]
    return sorted({name.lineno for name in names if id(name) not in macros})


KEPT = sorted({name for path in TEMPLATES.rglob("*.html") for name in imported(path.read_text())})


@pytest.mark.parametrize("name", KEPT)
def test_what_is_kept_says_nothing_outside_its_macros(name):
    assert said((TEMPLATES / name).read_text()) == []


def test_what_is_said_once_for_all_is_noticed():
    assert said("{% set x = _('Board') %}{% macro m() %}{{ x }}{% endmacro %}") == [1]
    assert said("{% macro m() %}{{ _('Board') }}{% endmacro %}") == []
    assert imported("{% from 'a.html' import b %}{% from 'c.html' import d with context %}") == {
        "a.html"
    }

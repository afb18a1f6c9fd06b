"""Law 4: no code outside app/kinds names a kind, or a type of proposal."""

import ast
import re
from pathlib import Path

from app import kinds
from app.kinds import proposing
from tests.architecture.source import TEMPLATES, docstrings, trees

# What every module calls its way to the database, and what accepted proposals become.
ORDINARY = {"session", "project"}
SLUGS = {one.slug for one in (*kinds.ALL, *proposing.ALL)} - ORDINARY
QUOTED = re.compile("[\"'](" + "|".join(sorted(SLUGS)) + ")[\"']")


def named(tree):
    """Return the lines in which a text is exactly a kind's slug."""
    spared = docstrings(tree)
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and node.value in SLUGS and id(node) not in spared
    ]


def test_no_module_names_a_kind():
    # A capability may say its own name: what projects call a project is no kind of programme.
    spared = {"kinds", "projects"}
    outside = {path: tree for path, tree in trees().items() if path.parts[1] not in spared}
    assert len(outside) > 50
    places = {path.as_posix(): named(tree) for path, tree in outside.items() if named(tree)}
    assert places == {}


def test_no_template_names_a_kind():
    places = [path.as_posix() for path in templates() if QUOTED.search(path.read_text())]
    assert places == []


def templates():
    return [path for path in TEMPLATES.rglob("*.html") if path.parts[1] not in {"kinds", "dev"}]


def test_the_searches_find_what_they_are_for():
    slug = kinds.ALL[0].slug
    assert named(ast.parse(f'if programme.kind_slug == "{slug}":\n    pass')) == [1]
    assert QUOTED.search("{% if kind == '" + slug + "' %}")
    assert any(path == Path("templates/base.html") for path in templates())

"""What takes long to import is imported when somebody asks for it."""

import subprocess
import sys
from types import SimpleNamespace

import click
import pytest

from app.core import later
from app.core.commands import database


@pytest.fixture
def imported(monkeypatch):
    """The names of the modules that were imported meanwhile."""
    found = []

    def load(name):
        found.append(name)
        return SimpleNamespace(database=database)

    monkeypatch.setattr(later, "import_module", load)
    return found


def test_a_group_is_known_before_its_commands_are(imported):
    group = later.LaterGroup("database", "somewhere", help=later.DATABASE)
    assert (group.name, group.get_short_help_str(), imported) == (
        "database",
        later.DATABASE,
        [],
    )


def test_its_commands_are_those_of_the_module(imported):
    group = later.LaterGroup("database", "somewhere", help=later.DATABASE)
    context = click.Context(group)
    assert group.list_commands(context) == database.list_commands(context)
    assert group.get_command(context, "migrate") is database.commands["migrate"]
    assert group.get_command(context, "absent") is None
    assert set(imported) == {"somewhere"}


def test_the_site_has_the_real_one(app):
    group = app.cli.commands["database"]
    assert isinstance(group, later.LaterGroup)
    assert group.list_commands(click.Context(group)) == ["check", "migrate", "revision"]


def test_a_function_is_found_by_its_first_call(monkeypatch):
    found = []

    def load(name):
        found.append(name)
        return SimpleNamespace(added=lambda one, *, other: one + other)

    monkeypatch.setattr(later, "import_module", load)
    added = later.at_first_call("somewhere", "added")
    assert found == []
    assert added(1, other=2) == 3
    assert found == ["somewhere"]


def test_the_site_starts_without_what_only_commands_and_documents_need():
    said = "import app, sys; print({'alembic', 'pypdf'} & sys.modules.keys())"
    run = subprocess.run([sys.executable, "-c", said], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "set()"

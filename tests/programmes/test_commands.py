"""The commands read a document, print turns and departures, and open no database."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.core import clock
from app.programmes.commands import reads_files
from app.programmes.rules.document import dump, parse
from tests.conftest import make_app
from tests.programmes import real

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def run():
    """Run a command of an application whose database nobody can reach."""
    application = make_app("postgresql+psycopg://nobody@127.0.0.1:1/nowhere")
    runner = application.test_cli_runner()
    return lambda *arguments: runner.invoke(args=["programmes", *map(str, arguments)])


@pytest.fixture
def file(tmp_path):
    """Write the document of a real programme."""

    def write(slug):
        path = tmp_path / f"{slug}.json"
        document = dump(parse(real.document(slug)))
        path.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
        return path

    return write


def test_a_forecast_is_printed_as_json(run, file):
    result = run("forecast", file("soj-highschool-games"), "--from-year", 2026, "--format", "json")
    assert result.exit_code == 0, result.output
    found = json.loads(result.stdout)
    assert len(found["turns"]) == 20
    one = found["turns"][0]
    assert (one["year"], one["hosts"][0]["code"], one["certainty"]) == (2026, "cn-ln", "expected")
    assert one["reasons"][0]["code"] == "cycle.after"
    assert one["reasons"][0]["text"].endswith(": Liaoning Province.")


@pytest.mark.parametrize(("language", "name"), [("ja", "遼寧省"), ("ru", "Провинция Ляонин")])
def test_a_forecast_speaks_the_language_asked_for(run, file, language, name):
    arguments = ["--from-year", 2026, "--turns", 1, "--language", language]
    result = run("forecast", file("soj-highschool-games"), *arguments)
    assert result.exit_code == 0, result.output
    assert name in result.stdout


@pytest.mark.parametrize("slug", sorted(real.ROTATIONS))
@pytest.mark.parametrize("command", ["forecast", "audit"])
def test_every_real_programme_is_printed(run, file, slug, command):
    path = file(slug)
    text, data = run(command, path), run(command, path, "--format", "json")
    assert (text.exit_code, data.exit_code) == (0, 0), text.output
    assert "%(" not in text.stdout
    assert json.loads(data.stdout)["programme"] == slug


def test_an_audit_prints_the_departures_first(run, file):
    found = json.loads(run("audit", file("near-assembly"), "--format", "json").stdout)
    assert [one["year"] for one in found["departures"]] == [2000]
    assert found["departures"][0]["reasons"][0]["text"].startswith("Repeated a country")


def test_without_a_year_the_forecast_begins_this_year(run, file):
    found = json.loads(run("forecast", file("near"), "--format", "json").stdout)
    assert found["from_year"] == clock.now().year


def in_a_new_shell(*arguments, **settings):
    """Run a command in a folder of its own, with nothing set but what is given."""
    environment = {"PATH": os.environ["PATH"], **settings}
    return subprocess.run(
        [Path(sys.executable).with_name("flask"), *map(str, arguments)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_file_is_read_where_nothing_is_set_up(file):
    path = file("soj-highschool-games")
    ended = in_a_new_shell("programmes", "forecast", path, "--turns", 20, "--format", "json")
    assert ended.returncode == 0, ended.stderr
    assert len(json.loads(ended.stdout)["turns"]) == 20


def test_what_needs_a_site_says_what_is_not_set():
    ended = in_a_new_shell("programmes", "export", "near")
    assert ended.returncode == 1
    assert "Set KITAMAE_SECRET_KEY" in ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("flask programmes forecast near.json", True),
        ("/srv/bin/flask --app app programmes audit near.json", True),
        ("flask programmes export forecast", False),
        ("flask run", False),
        ("gunicorn programmes forecast", False),
    ],
)
def test_only_what_reads_a_file_needs_no_settings(words, found):
    assert reads_files(words.split()) is found


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"{", "this is not JSON; look at line 1, column 2."),
        (b'{"format": "kitamae-programme/1"}', "slug: this must be filled in."),
        ("é".encode("latin-1"), "UTF-8"),
    ],
)
def test_a_file_that_cannot_be_read_says_what_to_do(run, tmp_path, content, says):
    path = tmp_path / "wrong.json"
    path.write_bytes(content)
    result = run("forecast", path)
    assert result.exit_code == 1
    assert says in result.output
    assert "Traceback" not in result.output

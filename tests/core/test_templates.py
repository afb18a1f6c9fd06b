"""What is drawn once is drawn anew for whatever it depends on."""

import pytest
from jinja2 import DictLoader

from app.core import templates
from tests.conftest import make_app

LINKS = "{% macro links(here) %}{{ language() }} {{ here }}{{ count() }}{% endmacro %}"


@pytest.fixture
def site(tmp_path, monkeypatch):
    """An application, its macro of links, and how often each is drawn."""
    monkeypatch.setattr(templates, "_drawn", {})
    application = make_app(f"sqlite:///{tmp_path}/templates.db")
    application.jinja_env.loader = DictLoader({"links.html": LINKS})
    drawn = []
    application.jinja_env.globals["count"] = lambda: drawn.append(1) or ""
    macro = application.jinja_env.get_template("links.html").module.links
    yield application, macro, drawn
    application.extensions["engine"].dispose()


def draw(site, *depends_on, address="/", root=""):
    application, macro, _drawn = site
    with application.test_request_context(address, base_url=f"http://localhost{root}"):
        return templates.drawn_once(macro, *depends_on)


def test_the_same_is_drawn_once(site):
    assert draw(site, "home") == draw(site, "home") == "en home"
    assert len(site[2]) == 1


@pytest.mark.parametrize(
    "other",
    [
        {"address": "/?language=ja"},
        {"root": "/below"},
    ],
)
def test_another_language_or_root_is_drawn_anew(site, other):
    draw(site, "home")
    draw(site, "home", **other)
    assert len(site[2]) == 2


def test_what_it_depends_on_is_drawn_anew(site):
    assert draw(site, "home") != draw(site, "calendar")


def test_memory_has_an_end(site, monkeypatch):
    monkeypatch.setattr(templates, "_MOST_DRAWN", 2)
    for page in "abc":
        draw(site, page)
    assert len(templates._drawn) == 1


def test_templates_know_the_names_that_all_share(site):
    application = site[0]
    with application.test_request_context("/?language=ko"):
        assert application.jinja_env.from_string("{{ language() }}").render() == "ko"
        assert application.jinja_env.from_string("{{ x }}", {"x": "own"}).render() == "own"

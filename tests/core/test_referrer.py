"""The page of a refusal leads back to a page of ours, and nowhere else."""

import pytest

from app.core import web
from tests.conftest import make_app

OURS = "http://localhost"


@pytest.fixture
def application(tmp_path):
    made = make_app(f"sqlite:///{tmp_path}/referrer.db")
    yield made
    made.extensions["engine"].dispose()


def before(application, referrer):
    with application.test_request_context("/", headers={"Referer": referrer}):
        return web.before()


@pytest.mark.parametrize("path", ["/", "/turns/1", "/programmes/a-b"])
def test_it_leads_back_to_our_page_by_its_path_alone(application, path):
    assert before(application, f"{OURS}{path}?q=1#here") == path


@pytest.mark.parametrize(
    "referrer",
    [
        "",
        "https://evil.example/turns/1",
        "http://localhost.evil.example/",
        "http://localhost@evil.example/",
        "http://localhost:81/",
        "https://localhost/",
        "//evil.example/",
        "http://localhost//evil.example/",
        "http://localhost/\\evil.example/",
        "javascript:alert(1)",
        "javascript://localhost/%0aalert(1)",
        "data:text/html,x",
        "/turns/1",
        "http://[broken/",
        "http://localhost",
    ],
)
def test_it_leads_nowhere_else(application, referrer):
    assert before(application, referrer) == ""


def test_the_page_shows_the_link_only_for_our_own(application):
    for referrer, count in ((f"{OURS}/turns/1", 1), ("https://evil.example/turns/1", 0)):
        with application.test_request_context("/", headers={"Referer": referrer}):
            text, status = web.refusal_page(409)
        assert (status, text.count('href="/turns/1"'), "evil.example" in text) == (
            409,
            count,
            False,
        )

"""Built files are found by their plain names, and a missing build is named in one sentence."""

import pytest

from app.core import assets


@pytest.mark.parametrize("name", ["main.css", "main.js", "icon.svg"])
def test_an_asset_is_served_under_its_hashed_name(client, app, name):
    with app.test_request_context():
        address = assets.asset(name)
    stem, ending = name.split(".")
    assert stem in address
    assert not address.endswith("/" + name)
    assert address.endswith("." + ending)
    with client.get(address) as answer:
        assert answer.status_code == 200
        assert answer.cache_control.max_age == assets.YEAR


def test_a_missing_build_is_named(tmp_path):
    with pytest.raises(RuntimeError, match="npm run build"):
        assets._read(tmp_path / "manifest.json")


def test_a_symbol_is_hidden_from_those_who_listen(app):
    with app.app_context():
        assert 'aria-hidden="true"' in assets.icon("search")


@pytest.mark.parametrize("language", ["en", "ja", "ko", "zh", "ru"])
def test_the_living_page_shows_every_component(client, language):
    answer = client.get(f"/dev/ui?language={language}")
    assert answer.status_code == 200
    for part in ("map", "timeline", "table", "chart-table", "error-summary", "progress", "steps"):
        assert f'class="{part}' in answer.text or f'"{part} ' in answer.text, part


def test_a_wrong_field_says_so_to_those_who_listen(client):
    text = client.get("/dev/ui?language=en").text
    assert 'aria-describedby="wrong-name-hint wrong-name-error"' in text
    assert 'href="#wrong-taking_part-0"' in text
    assert "Answer this question." in text


def test_a_heading_of_a_table_sorts_by_it(client):
    text = client.get("/dev/ui?language=en&q=sea&page=4").text
    assert 'aria-sort="ascending"' in text
    assert "q=sea" in text
    assert "sort=role" in text
    assert "page=4&amp;sort" not in text


def test_an_asset_stands_under_the_sites_own_root(app):
    with app.test_request_context():
        plain = assets.asset("main.css")
    with app.test_request_context(base_url="http://localhost/below"):
        assert assets.asset("main.css") == f"/below{plain}"

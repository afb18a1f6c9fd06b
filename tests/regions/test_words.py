"""The words about regions."""

import pytest

from app.core.facts import read
from app.core.words import Words
from app.regions.loading import FOLDER
from app.regions.models import Region
from app.regions.words import KINDS, LEVELS, TIE_TYPES, country_words, name_words, short


@pytest.mark.parametrize(
    ("language", "name", "shown"),
    [
        ("en", "Toyama Prefecture", "Toyama"),
        ("en", "Republic of Sakha (Yakutia)", "Sakha"),
        ("en", "Gangwon Special Self-Governing Province (Gangwon State)", "Gangwon"),
        ("en", "Inner Mongolia Autonomous Region", "Inner Mongolia"),
        ("en", "Ulaanbaatar", "Ulaanbaatar"),
        ("ru", "Префектура Тояма", "Тояма"),
        ("ru", "Приморский край", "Приморский край"),
        ("ja", "富山県", "富山県"),
    ],
)
def test_a_place_has_its_proper_name_on_the_map(language, name, shown):
    assert short(Words({language: name}))[language] == shown


def test_every_sort_level_and_tie_of_the_facts_has_its_word():
    assert {row["kind"] for row in read(FOLDER / "regions.csv")} <= set(KINDS)
    ties = read(FOLDER / "ties.csv")
    assert {row["level"] for row in ties} <= set(LEVELS)
    assert {row["tie_type"] for row in ties} <= set(TIE_TYPES)


def test_countries_are_named_in_the_readers_language(app):
    with app.test_request_context("/", headers={"Accept-Language": "ko"}):
        assert country_words("JP") == "일본"
        assert country_words(None) == ""


def test_a_name_falls_back_to_another_language(app):
    region = Region(code="x", kind="city", name=Words({"ja": "富山"}))
    with app.test_request_context("/", headers={"Accept-Language": "ru"}):
        assert name_words(region) == "富山"
        assert name_words(None) != ""

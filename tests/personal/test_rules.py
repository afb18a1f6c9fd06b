"""How long links live, and who may be sent one."""

from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace

import pytest

from app.personal import exports, rules
from app.regions.words import spoken_in

NOW = datetime(2027, 6, 1, 12, tzinfo=UTC)
AGO = timedelta(days=1)


@pytest.mark.parametrize(
    ("mail", "sent", "why", "verdict"),
    [
        ("a@example.org", [], "sent", "yes"),
        (None, [], "sent", "no-mail"),
        ("", [], "reminded", "no-mail"),
        ("a@example.org", [("sent", NOW)] * 4, "sent", "yes"),
        ("a@example.org", [("sent", NOW)] * 5, "sent", "too-often"),
        ("a@example.org", [("sent", NOW - AGO)] * 5, "sent", "yes"),
        ("a@example.org", [("sent", NOW)], "reminded", "yes"),
        ("a@example.org", [("reminded", NOW)], "reminded", "too-often"),
        ("a@example.org", [("reminded", NOW - AGO)], "reminded", "yes"),
    ],
)
def test_who_may_be_sent_a_link(mail, sent, why, verdict):
    assert rules.sendable(mail, sent, NOW, why, gone=False) == verdict


def test_who_is_withdrawn_is_sent_none():
    assert rules.sendable("a@example.org", [], NOW, "sent", gone=True) == "withdrawn"


@pytest.mark.parametrize(
    ("starts", "ends", "last"),
    [
        (date(2027, 8, 5), date(2027, 8, 9), date(2027, 9, 8)),
        (date(2027, 8, 5), None, date(2027, 9, 4)),
        (None, None, date(2028, 1, 30)),
    ],
)
def test_links_live_for_thirty_days_after_the_end(starts, ends, last):
    edition = SimpleNamespace(starts_on=starts, ends_on=ends, year=2027)
    noon = datetime(last.year, last.month, last.day, 12, tzinfo=UTC)
    assert rules.alive(edition, noon)
    assert not rules.alive(edition, noon + AGO)


@pytest.mark.parametrize(
    ("country", "language"),
    [("JP", "ja"), ("KR", "ko"), ("CN", "zh"), ("RU", "ru"), ("MN", "en"), (None, "en")],
)
def test_the_language_follows_the_country(country, language):
    assert spoken_in(country) == language


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("me.png", "1-me.png"),
        ("../../etc/passwd", "1-_.._etc_passwd"),
        ("写真 1.jpg", "1-写真 1.jpg"),
        ("..", "1-file"),
        ("a\\b:c", "1-a_b_c"),
    ],
)
def test_no_file_unpacks_anywhere_else(name, safe):
    assert exports.file_name(1, name) == safe

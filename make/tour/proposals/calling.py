"""What the subcommittee's coordinator does first: members, the call, criteria, phases."""

import json
import re
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from make.tour.browser import People, sent
from make.tour.proposals.texts import MEMBERS

PROGRAMME = "/programmes/near-env-subcommittee"
CALL = json.loads(Path("app/desk/facts/demo_call.json").read_text(encoding="utf-8"))
# Days from today on which the call opens and closes, and on which what follows ends.
OPENS, CLOSES, SURVEY, READING, DECIDING = -1, 42, 63, 70, 98
WHY_LATE = "江原道：知事の決裁が締切後になるため（電話で受付）"
AREAS = ("海岸・漂着ごみ", "自然・生物", "環境教育", "青年")


def open_call(at: People, today: date) -> int:
    """Name the members, write the call and publish it; returns the call's number."""
    with at.at_desk("environment") as tab:
        for name in MEMBERS:
            _add_member(tab, name)
    with at.at_desk("environment", "ja") as tab:
        tab.goto(f"{PROGRAMME}/calls/new?type=project")
        _write(tab, today)
        at.take(tab, "01-call-in-five-languages")
        sent(tab)
        found = re.search(r"/calls/(\d+)", tab.url)
        assert found, tab.url
        here = found[0]
        for one in CALL["criteria"]:
            _add_criterion(tab, here, one)
        for name, opens, closes in (("0", CLOSES, READING), ("1", READING, DECIDING)):
            _add_phase(tab, here, CALL["phases"][int(name)], today, (opens, closes))
        tab.goto(here)
        sent(tab)
        at.take(tab, "02-call-is-open")
    return int(found[1])


def let_in_late(at: People, call: int) -> str:
    """Make a code for one region whose governor signs after the deadline; returns it."""
    with at.at_desk("environment", "ja") as tab:
        tab.goto(f"/calls/{call}/codes")
        tab.fill("[name=note]", WHY_LATE)
        tab.select_option("[name=region]", label="江原特別自治道")
        sent(tab)
        at.take(tab, "08b-access-code")
        return tab.locator("tbody code").first.inner_text()


def _add_member(tab: Page, name: str) -> None:
    """Enter a region that takes part in the subcommittee."""
    tab.goto(f"{PROGRAMME}/members/new")
    tab.select_option("[name=region]", label=name)
    sent(tab)


def _write(tab: Page, today: date) -> None:
    """Write the call in five languages, with areas, deadlines in Tokyo's time, and who decides."""
    for name in ("title", "text"):
        write_words(tab, name, CALL[name])
    tab.select_option("[name=zone]", "Asia/Tokyo")
    for name, days in (("opens_at", OPENS), ("closes_at", CLOSES), ("survey_closes_at", SURVEY)):
        tab.fill(f"[name={name}]", _moment(today, days))
    for area in AREAS:
        tab.get_by_label(re.compile(f"{area}$")).check()
    tab.check("[name=decided_by][value=vote]")


def _add_criterion(tab: Page, here: str, told: Mapping[str, Any]) -> None:
    """Add what reviewers score from 0 to 5."""
    tab.goto(f"{here}/criteria/new")
    write_words(tab, "label", told["label"])
    write_words(tab, "hint", told["hint"])
    tab.fill("[name=weight]", str(told["weight"]))
    sent(tab)


def _add_phase(
    tab: Page, here: str, told: Mapping[str, Any], today: date, days: tuple[int, int]
) -> None:
    """Add a phase of review; nobody sees who proposes in the first one."""
    tab.goto(f"{here}/phases/new")
    write_words(tab, "name", told["name"])
    for name, day in zip(("opens_at", "closes_at"), days, strict=True):
        tab.fill(f"[name={name}]", _moment(today, day))
    for name in ("who", "others"):
        tab.check(f"[name={name}][value={told[name]}]")
    for name in ("blind", "may_decide"):
        tab.set_checked(f"[name={name}]", told[name])
    sent(tab)


def write_words(tab: Page, name: str, words: Mapping[str, str]) -> None:
    """Write a text in the languages in which there is one."""
    for language, text in words.items():
        tab.fill(f"[name={name}-{language}]", text)


def _moment(today: date, days: int) -> str:
    """Return five in the afternoon of a day, as browsers send it."""
    return f"{today + timedelta(days=days)}T17:00"

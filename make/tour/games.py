"""The whole tour in its order; every part of it is what somebody does on a page."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from make.tour import afterwards, coordinator, families, heads
from make.tour.browser import People
from make.tour.heads import Head
from make.tour.people import DELEGATIONS, people

# Whose screens are in the pictures of files, of links, and of families.
FILES, LINKS = "jp-16", "kr-42"
WITHOUT_PHOTOGRAPHS = "ru-pri"
LATE = "ru-pri"
FORGOTTEN = "cn-ln"
# How many of each delegation complete their own page.
WITH_DIETS = 3


@dataclass
class Figures:
    """What came of it: rows of the first previews, guardians who consented, people in the end."""

    previews: dict[str, Counter[str]] = field(default_factory=dict)
    mended: dict[str, Counter[str]] = field(default_factory=dict)
    guardians: int = 0
    waiting: int = 0
    people: int = 0


def play(at: People, today: date, first_day: date, *, briefly: bool = False) -> Figures:
    """Walk through the games from empty to roster; briefly without what only pictures need."""
    figures = Figures()
    edition = coordinator.set_up(at, today)
    for delegation in DELEGATIONS:
        with at.at_desk(delegation.account, delegation.language) as tab:
            head = Head(at, tab, delegation, f"{edition}/delegations/{delegation.code}")
            _bring(head, first_day, figures)
            _ask_families(head, first_day, today, figures, briefly=briefly)
    coordinator.close_names(at, edition)
    _late(at, edition, first_day)
    figures.people = afterwards.receive(at, edition)
    if not briefly:
        afterwards.cook(at, edition)
        afterwards.care(at, edition)
        _forget(at, edition, first_day)
        coordinator.look_back(at)
    return figures


def _bring(head: Head, first_day: date, figures: Figures) -> None:
    """Answer, announce, upload, read the preview, apply, mend the file and upload it again."""
    code = head.delegation.code
    pictured = code == FILES
    heads.answer_and_announce(head, "07-numbers" if pictured else "")
    if pictured:
        head.goto()
        head.picture("08-delegation")
    figures.previews[code] = heads.upload(head, first_day)
    if pictured:
        heads.read_in(head, "cp932")
        head.picture("09-preview", at=".import-states")
    elif code == FORGOTTEN:
        head.picture("10-preview-workbook", at="tr:has-text('孙')")
    heads.apply(head)
    figures.mended[code] = heads.upload(head, first_day, mended=True)
    if pictured:
        head.picture("11-mended")
    heads.apply(head)


def _ask_families(
    head: Head, first_day: date, today: date, figures: Figures, *, briefly: bool
) -> None:
    """Send links, name the guardians, and let them and two of the people answer."""
    code = head.delegation.code
    heads.send_links(head, "12-links" if code == LINKS else "")
    children = heads.minors(head, first_day)
    named = {
        heads.name_guardian_quickly(head, page, child): child for page, child in children.items()
    }
    for place, (mail, link) in enumerate(head.at.mailed(*named).items()):
        if place or briefly:
            families.consent_quickly(head.at, link, named[mail])
        else:
            wanted = code != WITHOUT_PHOTOGRAPHS
            families.consent(head.at, head.delegation, link, named[mail], photographs=wanted)
    waiting = len(heads.minors(head, first_day))
    figures.guardians += len(children) - waiting
    figures.waiting += waiting
    if briefly and code != LATE:
        return
    for person in people(head.delegation, first_day)[: 1 if briefly else WITH_DIETS]:
        own = head.at.mailed(person.mail)[person.mail]
        families.complete(head.at, head.delegation, own, person, today)


def _late(at: People, edition: str, first_day: date) -> None:
    """Look at a passport, and change a name by request after the deadline."""
    delegation = next(one for one in DELEGATIONS if one.code == LATE)
    with at.at_desk(delegation.account, delegation.language) as tab:
        head = Head(at, tab, delegation, f"{edition}/delegations/{LATE}")
        afterwards.reveal_passport(head, first_day)
        afterwards.ask_for_a_change(head, first_day)
    coordinator.answer_request(at, edition, "21-request")


def _forget(at: People, edition: str, first_day: date) -> None:
    """Withdraw one person by request, and erase everything about her."""
    delegation = next(one for one in DELEGATIONS if one.code == FORGOTTEN)
    with at.at_desk(delegation.account, delegation.language) as tab:
        head = Head(at, tab, delegation, f"{edition}/delegations/{FORGOTTEN}")
        afterwards.ask_to_withdraw(head, first_day)
        coordinator.answer_request(at, edition)
        afterwards.erase(head, first_day)

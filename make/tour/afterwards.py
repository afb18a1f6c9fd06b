"""What follows: a late change by request, the roster, a look at a passport, an erasure."""

import re
from datetime import date

from playwright.sync_api import Locator

from make.tour.browser import People, follow, refusals, send
from make.tour.heads import Head
from make.tour.people import Person, people

REASON = "В паспорте имя начинается с Yu."
WHY_CARE = "To prepare the first aid of the first day"
LEAVING, ASKING = "本人不参加，要求删除全部信息。", 2
WHY_LOOK = "Авиакомпания просит номер паспорта"


def ask_for_a_change(head: Head, first_day: date) -> None:
    """Ask to correct a name after the deadline."""
    wanted = people(head.delegation, first_day)[ASKING]
    follow(head.tab, _row(head, wanted).locator("a[href$='/requests/change']"))
    head.tab.fill("[name=latin_given]", wanted.latin_given.replace("Iu", "Yu"))
    head.tab.fill("[name=reason]", REASON)
    head.picture("20-ask-for-a-change", at="[name=latin_family]")
    send(head.tab)
    assert not refusals(head.tab), refusals(head.tab)


def ask_to_withdraw(head: Head, first_day: date) -> None:
    """Ask to withdraw the last of the delegation, who wants to be forgotten."""
    leaving = people(head.delegation, first_day)[-1]
    follow(head.tab, _row(head, leaving).locator("a[href$='/requests/withdraw']"))
    head.tab.fill("[name=reason]", LEAVING)
    send(head.tab)


def erase(head: Head, first_day: date) -> None:
    """Erase what is kept about the one who left."""
    leaving = people(head.delegation, first_day)[-1]
    head.goto("/kept")
    row = head.tab.locator("main tr", has_text=leaving.family).filter(has_text=leaving.given)
    follow(head.tab, row.locator("a[href$='/erase']"))
    # The heading ends with the name, after a colon that Chinese writes wide.
    name = re.split(r"[:：]\s*", head.tab.locator("h1").inner_text(), maxsplit=1)[1]
    head.tab.fill("[name=named]", name)
    head.picture("25-erase")
    follow(head.tab, head.tab.locator("main form .button-danger").first)
    assert not refusals(head.tab), refusals(head.tab)


def _row(head: Head, wanted: Person) -> Locator:
    """Return a person's row on the page of the delegation."""
    head.goto()
    rows = head.tab.locator("main tr", has_text=wanted.latin_family)
    return rows.filter(has_text=wanted.latin_given)


def receive(at: People, edition: str) -> int:
    """Read the complete roster as the host's staff does; returns how many people it has."""
    with at.at_desk("host") as tab:
        tab.goto(f"{edition}/roster")
        at.take(tab, "22-roster")
        found = re.search(r"\d+", tab.locator(".count").last.inner_text())
        assert found
        return int(found[0])


def cook(at: People, edition: str) -> None:
    """Count who needs which food, as the kitchen's staff does, and see no name."""
    with at.at_desk("kitchen") as tab:
        tab.goto(f"{edition}/kitchen")
        send(tab)
        at.take(tab, "23-kitchen")


def care(at: People, edition: str) -> None:
    """Read who needs care, for a reason, as the care staff does."""
    with at.at_desk("care") as tab:
        tab.goto(f"{edition}/care")
        tab.fill("[name=reason]", WHY_CARE)
        send(tab)
        at.take(tab, "24-care")


def reveal_passport(head: Head, first_day: date) -> None:
    """Look at a passport for a reason, which is recorded."""
    wanted = people(head.delegation, first_day)[0]
    follow(head.tab, _row(head, wanted).locator("th a").first)
    follow(head.tab, head.tab.locator("main a[href*='/reveal/']").first)
    head.tab.fill("[name=reason]", WHY_LOOK)
    send(head.tab)
    head.picture("19-revealed")

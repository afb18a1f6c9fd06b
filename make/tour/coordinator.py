"""What the programme's coordinator does: set everything up, answer a request, look back."""

import re
from datetime import date, timedelta

from playwright.sync_api import Page

from make.tour.browser import People, follow, send

# Days from today to the deadlines, and how old athletes may be.
NUMBER, NAMES, DOCUMENTS = 10, 30, 40
YOUNGEST, OLDEST = 15, 18
OF_EACH_SEX = 8


def set_up(people: People, today: date) -> str:
    """Set stages, limits, questions, texts and times; return the edition's address."""
    with people.at_desk("coordinator") as tab:
        edition = find(tab)
        tab.goto(edition)
        people.take(tab, "01-edition")
        _stages(people, tab, edition, today)
        _limits(people, tab, edition)
        _waiting_list(tab, edition)
        _questions(people, tab, edition)
        _texts(people, tab, edition)
        _open(tab, edition, today)
    return edition


def find(tab: Page) -> str:
    """Follow the home page to the edition that is being prepared."""
    link = tab.locator("main a[href$='/delegations']").first.get_attribute("href") or ""
    found = re.match(r"/editions/\d+", link)
    assert found, "the home page leads to no edition"
    return found[0]


def _stages(people: People, tab: Page, edition: str, today: date) -> None:
    """Set three deadlines with reminders; changes of names are by request afterwards."""
    tab.goto(f"{edition}/stages")
    for kind, days in (("number", NUMBER), ("names", NAMES), ("documents", DOCUMENTS)):
        tab.fill(f"[name={kind}_deadline]", f"{today + timedelta(days=days)}T17:00")
        if kind == "names":
            tab.check("[name=names_after][value=request]")
        for days_before in (7, 1):
            tab.check(f"[name={kind}_reminders][value='{days_before * 24 * 60}']")
    people.take(tab, "02-stages", at="form.form")
    send(tab)


def _limits(people: People, tab: Page, edition: str) -> None:
    """Limit the athletes by sex and age, and ask for one head of each delegation at least."""
    tab.goto(f"{edition}/limits")
    tab.fill("[name=athlete_per_region]", "16")
    tab.fill("[name=judge_per_region]", "1")
    tab.fill("[name=press_per_region]", "1")
    for line, (role, sex, least, most) in enumerate(
        (
            ("athlete", "female", "", OF_EACH_SEX),
            ("athlete", "male", "", OF_EACH_SEX),
            ("head-of-delegation", "", 1, ""),
        )
    ):
        tab.select_option(f"[name=extra_{line}-role]", role)
        tab.select_option(f"[name=extra_{line}-sex]", sex)
        tab.fill(f"[name=extra_{line}-least]", str(least))
        tab.fill(f"[name=extra_{line}-most]", str(most))
    tab.fill("[name=athlete_age_from]", str(YOUNGEST))
    tab.fill("[name=athlete_age_to]", str(OLDEST))
    people.take(tab, "03-limits", at="fieldset:has([name=extra_0-role])")
    send(tab)


def _waiting_list(tab: Page, edition: str) -> None:
    """Let people wait where no place is left."""
    tab.goto(f"{edition}/waiting")
    tab.check("[name=waiting_list]")
    send(tab)


def _questions(people: People, tab: Page, edition: str) -> None:
    """Begin with what games usually ask."""
    tab.goto(f"{edition}/questions/beginning")
    people.take(tab, "04-beginning")
    send(tab)
    people.take(tab, "05-questions")


def _texts(people: People, tab: Page, edition: str) -> None:
    """Begin with the usual texts for guardians."""
    tab.goto(f"{edition}/consents")
    send(tab)
    people.take(tab, "06-consents")


def _open(tab: Page, edition: str, today: date) -> None:
    """Let registration close with the last stage."""
    tab.goto(f"{edition}/registration")
    tab.fill("[name=closes_at]", f"{today + timedelta(days=DOCUMENTS)}T17:00")
    send(tab)


def close_names(people: People, edition: str) -> None:
    """Move the deadline for names into the past."""
    with people.at_desk("coordinator") as tab:
        tab.goto(f"{edition}/stages")
        for kind in ("number", "names"):
            tab.fill(f"[name={kind}_deadline]", "2026-01-31T17:00")
        send(tab)
        assert not tab.locator(".error-summary").count(), tab.locator(".error-summary").inner_text()


def answer_request(people: People, edition: str, picture: str = "") -> None:
    """Read what would change, and accept it."""
    with people.at_desk("coordinator") as tab:
        tab.goto(f"{edition}/requests")
        follow(tab, tab.locator("main table a").first)
        if picture:
            people.take(tab, picture)
        send(tab)


def look_back(people: People) -> None:
    """Read who did what."""
    with people.at_desk("coordinator") as tab:
        tab.goto("/history")
        people.take(tab, "26-history")

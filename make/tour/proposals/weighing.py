"""What is said about the proposals after the deadline: by regions, by reviewers, by a vote."""

import re
from collections.abc import Mapping
from datetime import date, timedelta

from playwright.sync_api import Page

from make.tour.browser import PHONE, People, sent
from make.tour.proposals.texts import FOR_COMMITTEE, FOR_PROPOSER, WHY_ASIDE

# What each region intends, proposal by proposal: the answer, how many come, what is contributed.
INTENTIONS = {
    ("tottori", "jp-31"): {1: ("will", "25", "鳥取砂丘海岸での調査"), 3: ("interested", "4", "")},
    ("gangwon", "kr-42"): {1: ("will", "30", "경포 해변 조사"), 2: ("interested", "", "")},
    ("liaoning", "cn-ln"): {1: ("interested", "10", ""), 2: ("will-not", "", "")},
}
ON_THE_WAY = ("primorye", "ru-pri")
EACH = 2
REVIEWERS = ("reviewer", "reviewer-tottori", "reviewer-gangwon")
ASIDE = "reviewer"
KEYS = {"reviewer": "453", "reviewer-tottori": "534", "reviewer-gangwon": "322"}
VOTE_DAYS = 14
BALLOTS = {
    ("toyama", "jp-16"): ("for", "for", "abstain"),
    ("tottori", "jp-31"): ("for", "for", "for"),
    ("gangwon", "kr-42"): ("for", "abstain", "for"),
    ("liaoning", "cn-ln"): ("for", "for", "against"),
    ("primorye", "ru-pri"): ("for", "for", "against"),
}


def survey(at: People, call: int) -> None:
    """Let the regions say what they will take part in, one of them on a phone."""
    for (account, code), answers in INTENTIONS.items():
        with at.at_desk(account) as tab:
            tab.goto(f"/calls/{call}/intentions/{code}")
            _intend(tab, answers)
    account, code = ON_THE_WAY
    with at.at_desk(account, "ru", PHONE) as tab:
        tab.goto(f"/calls/{call}/intentions/{code}")
        tab.check("[name=answer_3][value=interested]")
        at.take(tab, "09-intentions-on-a-phone", at="section.intention")
        sent(tab)
    with at.at_desk("environment", "ja") as tab:
        tab.goto(f"/calls/{call}/intentions")
        at.take(tab, "10-who-takes-part-in-what")


def _intend(tab: Page, answers: Mapping[int, tuple[str, str, str]]) -> None:
    """Answer for one region, and save."""
    for number, (answer, people, contribution) in answers.items():
        tab.check(f"[name=answer_{number}][value={answer}]")
        tab.fill(f"[name=people_{number}]", people)
        tab.fill(f"[name=contribution_{number}]", contribution)
    sent(tab)


def assign(at: People, call: int) -> None:
    """Name three reviewers, and let the proposals be assigned as evenly as conflicts let it be."""
    with at.at_desk("environment", "ja") as tab:
        for _name in REVIEWERS:
            tab.goto(f"/calls/{call}/reviewers/name")
            sent(tab)
        tab.goto(f"/calls/{call}/assignments/at-once?how=balanced&each={EACH}")
        at.take(tab, "11-assigned-at-once")
        tab.check("[name=uneven]")
        sent(tab)


def review(at: People) -> None:
    """Let one reviewer stand aside, and all score with the keyboard."""
    with at.at_desk(ASIDE, "ja") as tab:
        tab.goto("/reviewing")
        shut = tab.locator("main tbody a[href*='/review']").first.get_attribute("href") or ""
        tab.goto(f"{shut}/conflict")
        tab.fill("[name=reason]", WHY_ASIDE)
        with tab.expect_navigation():
            tab.locator("main form button[type=submit]").click()
        assert tab.goto(shut).status == 404  # noqa: PLR2004  (not found)
    for account in REVIEWERS:
        with at.at_desk(account, "ja") as tab:
            _score_all(at, tab, KEYS[account], "12-scored" if account == ASIDE else "")


def _score_all(at: People, tab: Page, keys: str, picture: str) -> None:
    """Score every proposal in the queue: a figure for each criterion, and comments."""
    tab.goto("/reviewing")
    links = tab.locator("main tbody a[href*='/review']")
    for path in links.evaluate_all("all => all.map(one => one.getAttribute('href'))"):
        tab.goto(path)
        for key in keys:
            tab.keyboard.press(key)
        tab.fill("[name=for_committee]", FOR_COMMITTEE)
        if picture:
            tab.fill("[name=for_proposer]", FOR_PROPOSER)
        if picture:
            at.take(tab, picture)
            picture = ""
        sent(tab)


def prepare_vote(at: People, call: int, today: date) -> str:
    """Prepare a secret vote about all proposals and open it; returns its address."""
    with at.at_desk("environment", "ja") as tab:
        tab.goto(f"/calls/{call}/polls/new")
        for one in tab.locator("[name=options]").all():
            one.check()
        tab.check("[name=secret][value=secret]")
        tab.fill("[name=opens_at]", f"{today - timedelta(days=1)}T09:00")
        tab.fill("[name=closes_at]", f"{today + timedelta(days=VOTE_DAYS)}T17:00")
        tab.check("[name=showing][value=by-hand]")
        sent(tab)
        found = re.search(r"/polls/\d+", tab.url)
        assert found, tab.url
        tab.goto(f"{found[0]}/open")
        sent(tab)
    return found[0]


def vote(at: People, poll: str) -> None:
    """Cast a ballot for each region."""
    for (account, code), answers in BALLOTS.items():
        with at.at_desk(account, "ja" if code == "jp-16" else "en") as tab:
            tab.goto(f"{poll}/regions/{code}")
            for number, answer in enumerate(answers, 1):
                tab.check(f"[name=vote_{number}][value={answer}]")
            tab.check("[name=sure]")
            if code == "jp-16":
                at.take(tab, "13-secret-ballot")
            sent(tab)


def count(at: People, poll: str) -> None:
    """Count, and show the members what came of it."""
    with at.at_desk("environment", "ja") as tab:
        tab.goto(poll)
        # The worker counts by itself after a minute: whoever is first.
        _press(tab, "count")
        _press(tab, "show")
        at.take(tab, "14-counted")


def _press(tab: Page, action: str) -> None:
    """Press the button of a form, where it is there."""
    button = tab.locator(f"main form[action$='/{action}'] button")
    if button.count():
        with tab.expect_navigation():
            button.click()

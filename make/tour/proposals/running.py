"""What comes after the decision: milestones, money, a report, and what everybody sees."""

from datetime import date, timedelta

from playwright.sync_api import Page

from make.tour.browser import People, send, sent
from make.tour.proposals.calling import write_words
from make.tour.proposals.drafting import paper
from make.tour.proposals.texts import PLAN

MILESTONES = (
    (1, {"ja": "調査方法の研修", "en": "Training in the method"}),
    (120, {"ja": "各海岸での一斉調査", "en": "Survey on all shores"}),
)
EXPENSE = {"what": "調査用具（手袋、はかり、袋）", "amount": "128400"}
REPORT = {"ja": "調査結果の報告書", "en": "Report on the results"}
REPORT_TEXT = {
    "ja": "5つの地域の12の海岸で、314人が4,871個の漂着物を数えました。"
    "最も多かったのはプラスチックの破片です。",
    "en": "On twelve shores of five regions 314 people counted 4,871 pieces. "
    "Most were fragments of plastic.",
}
REPORT_DAYS = 200


def run(at: People, proposal: str, today: date) -> str:
    """Follow an accepted proposal to its project, and carry it out; returns its address."""
    with at.at_desk("toyama", "ja") as tab:
        tab.goto(proposal)
        project = tab.locator("main a[href^='/projects/']").first.get_attribute("href") or ""
        assert project, "the proposal leads to no project"
        for days, name in MILESTONES:
            _add_milestone(tab, project, name, today + timedelta(days=days))
        tab.goto(project)
        with tab.expect_navigation():
            tab.locator("main a[href$='/reach']").first.click()
        tab.fill("[name=done_on]", today.isoformat())
        sent(tab)
        _spend(tab, project, today)
        _file(at, tab, project)
    with at.at_desk("environment", "ja") as tab:
        tab.goto(f"{project}/reports/ask")
        write_words(tab, "name", REPORT)
        tab.fill("[name=due_on]", (today + timedelta(days=REPORT_DAYS)).isoformat())
        sent(tab)
    with at.at_desk("toyama", "ja") as tab:
        tab.goto(project)
        at.take(tab, "19-running")
        at.take(tab, "20-money", at="#money")
        send(tab)
        write_words(tab, "text", REPORT_TEXT)
        at.take(tab, "21-report")
        sent(tab)
    return project


def _add_milestone(tab: Page, project: str, name: dict[str, str], due_on: date) -> None:
    """Say what is to be reached, and by when."""
    tab.goto(f"{project}/milestones/add")
    write_words(tab, "name", name)
    tab.fill("[name=due_on]", due_on.isoformat())
    sent(tab)


def _spend(tab: Page, project: str, today: date) -> None:
    """Enter what was spent."""
    tab.goto(f"{project}/money/enter")
    for name, value in EXPENSE.items():
        tab.fill(f"[name={name}]", value)
    tab.select_option("[name=currency]", "JPY")
    tab.select_option("[name=payer]", "proposer")
    tab.fill("[name=spent_on]", today.isoformat())
    sent(tab)


def _file(at: People, tab: Page, project: str) -> None:
    """Keep a file with the project, which anyone may take."""
    tab.goto(f"{project}/files/add")
    tab.set_input_files(
        "[name=files]", {"name": PLAN, "mimeType": "application/pdf", "buffer": paper()}
    )
    tab.check("[name=public]")
    sent(tab)
    at.take(tab, "21b-files", at="#files")


def look(at: People, project: str) -> bool:
    """Look at the field over the years as anyone does; returns whether the feed has the project."""
    with at.somebody("ja") as tab:
        tab.goto("/areas/shores")
        at.take(tab, "22-area")
        return project in tab.request.get("/news.atom").text()

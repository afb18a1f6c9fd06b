"""What the coordinator decides after the vote, what is released, and who is told."""

from playwright.sync_api import Page

from make.tour.browser import PHONE, People, follow, sent
from make.tour.proposals.calling import write_words

COMMENT = {
    "en": "The members voted for it. Think of how the tools for the survey reach each region.",
    "ja": "投票により採択されました。調査用具を各地域へ届ける方法を検討してください。",
    "ru": "Регионы проголосовали за. Продумайте, как инструменты попадут в каждый регион.",
}
WHY_NOT = {
    "en": "Most members cannot come in August. Propose it again with days in winter.",
    "ja": "8月は多くの地域が参加できません。冬の日程で改めて提案してください。",
    "ko": "8월에는 많은 지역이 참가할 수 없습니다. 겨울 일정으로 다시 제안해 주세요.",
}
UNDECIDED = 3


def decide(at: People, call: int) -> None:
    """Look at the ranking, take the vote over, decide about the rest, and release all at once."""
    with at.at_desk("environment", "ja") as tab:
        tab.goto(f"/calls/{call}/ranking")
        at.take(tab, "15-ranking")
        follow(tab, tab.locator("main form[action$='/take-vote'] button"))
        _comment(tab, call, (1, 2), COMMENT)
        _comment(tab, call, (UNDECIDED,), WHY_NOT, "rejected")
        tab.goto(f"/calls/{call}/release")
        at.take(tab, "16-release")
        sent(tab)


def _comment(
    tab: Page, call: int, numbers: tuple[int, ...], words: dict[str, str], outcome: str = ""
) -> None:
    """Tick proposals in the ranking, and write what is told to whoever proposes."""
    tab.goto(f"/calls/{call}/ranking")
    for number in numbers:
        tab.check(f"#chosen-{number}")
    follow(tab, tab.locator("#decide button").first)
    if outcome:
        tab.check(f"[name=outcome][value={outcome}]")
    write_words(tab, "for_proposer", words)
    sent(tab)


def told(at: People, proposal: str) -> None:
    """Read the mail about a decision, and the proposal's page on a phone, in the dark."""
    with at.somebody() as tab:
        tab.goto("/dev/mail")
        letters = tab.locator("tr", has_text="primorye@demo.example")
        follow(tab, letters.first.locator("a").first)
        at.take(tab, "17-mail-in-russian")
    with at.at_desk("primorye", "ru", PHONE, color_scheme="dark") as tab:
        tab.goto(proposal)
        at.take(tab, "18-accepted-on-a-phone")

"""What the regions do until the deadline: write, ask others, attach, submit."""

import io
import re

from PIL import Image
from playwright.sync_api import Page

from make.tour.browser import PHONE, People, refusals, send, sent
from make.tour.proposals.texts import (
    CO_WRITER,
    CO_WRITTEN,
    FORUM,
    LEADERS,
    ORGANISATION,
    PLAN,
    SHORES,
    Written,
)

TITLE, SUMMARY = 0, 1


def propose(at: People, call: int) -> dict[str, str]:
    """Let three regions propose; returns the address of each proposal by its region's code."""
    found = {}
    with at.at_desk(SHORES.account, SHORES.language) as tab:
        found[SHORES.code] = _write(at, tab, call, SHORES, "03-side-by-side")
        link = _give_link(at, tab, found[SHORES.code])
        _ask(tab, found[SHORES.code])
        _attach(tab, found[SHORES.code])
    _write_together(at, link)
    _answer_for_region(at, found[SHORES.code])
    _answer_for_organisation(at)
    with at.at_desk(SHORES.account, SHORES.language) as tab:
        tab.goto(f"{found[SHORES.code]}/parties")
        at.take(tab, "05-both-confirmed")
        _submit(at, tab, found[SHORES.code], "06-check-and-submit")
    with at.at_desk(FORUM.account, FORUM.language, PHONE) as tab:
        found[FORUM.code] = _write(at, tab, call, FORUM, "07-on-a-phone")
        _submit(at, tab, found[FORUM.code])
        at.take(tab, "08-submitted-on-a-phone")
    return found


def propose_late(at: People, call: int, code: str) -> str:
    """Let a region propose after the deadline with the code that it was told; its address."""
    with at.at_desk(LEADERS.account, LEADERS.language) as tab:
        found = _write(at, tab, call, LEADERS, code=code)
        _submit(at, tab, found)
    return found


def _begin(at: People, tab: Page, call: int, told: Written, code: str) -> str:
    """Begin a proposal, after the deadline with a code; returns its address."""
    tab.goto(f"/calls/{call}/proposals/new")
    if code:
        tab.fill("[name=code]", code)
        at.take(tab, "08c-with-a-code")
    tab.check(f"[name=original][value={told.language}]")
    tab.fill("[name=title]", told.texts[told.language][TITLE])
    if told.continues:
        tab.select_option("[name=continues]", index=1)
    sent(tab)
    found = re.search(r"/proposals/[0-9a-f-]{36}", tab.url)
    assert found, tab.url
    return found[0]


def _write(
    at: People, tab: Page, call: int, told: Written, picture: str = "", code: str = ""
) -> str:
    """Begin a proposal, write it and save; returns its address."""
    here = _begin(at, tab, call, told, code)
    tab.goto(f"{here}/edit")
    for language, texts in told.texts.items():
        if language != told.language:
            title = tab.locator(f"[name=title_{language}]")
            if not title.is_visible():
                tab.locator("details.translation", has=title).locator("summary").click()
        for name, text in zip(("title", "summary"), texts, strict=True):
            tab.fill(f"[name={name}_{language}]", text)
        if language != told.language:
            tab.select_option(f"[name=status_{language}]", "done")
    _fill(tab, here, told)
    if picture:
        at.take(
            tab,
            picture,
            at="details.translation:has([name=title_ru])" if told.language != "ru" else "",
        )
    sent(tab)
    return here


def _fill(tab: Page, proposal: str, told: Written) -> None:
    """Answer what projects are asked, with the usual lines of the budget."""
    tab.fill("[name=field_goal]", told.goal)
    tab.fill("[name=field_work]", told.work)
    for area in told.areas:
        tab.get_by_label(re.compile(f"{area}$")).check()
    tab.fill("[name=place]", told.place)
    tab.fill("[name=people]", str(told.people))
    for place, (what, payer, amount, currency) in enumerate(told.budget):
        if not tab.locator(f"[name=line_{place}-what]").count():
            # There are two spare lines each time.
            sent(tab)
            tab.goto(f"{proposal}/edit")
        tab.fill(f"[name=line_{place}-what]", what)
        tab.select_option(f"[name=line_{place}-payer]", payer)
        tab.fill(f"[name=line_{place}-amount]", amount)
        tab.select_option(f"[name=line_{place}-currency]", currency)


def _give_link(at: People, tab: Page, proposal: str) -> str:
    """Make a link for a centre that writes without an account; it is shown once."""
    tab.goto(f"{proposal}/co-writers")
    tab.fill("[name=name]", CO_WRITER)
    sent(tab)
    link = tab.locator(".link-once").inner_text()
    # The picture is for everybody: nobody shall read a link in it.
    tab.locator(".link-once").evaluate(
        "one => { one.textContent = one.textContent.slice(0, -24) + '…' }"
    )
    at.take(tab, "03b-link-for-co-writers")
    return link


def _write_together(at: People, link: str) -> None:
    """Write at the draft with the link, on a phone; it is saved by itself."""
    with at.on_phone(link, "ja") as tab:
        tab.fill("[name=people_note]", CO_WRITTEN)
        with tab.expect_response(lambda one: one.request.method == "POST"):
            tab.locator("[name=people_note]").blur()
        tab.locator("[data-autosave] span").first.wait_for()
        at.take(tab, "03c-written-by-link", at="[name=people_note]")


def _ask(tab: Page, proposal: str) -> None:
    """Ask a region and an organisation to propose together."""
    tab.goto(f"{proposal}/parties")
    tab.select_option("[name=region]", label="沿海地方")
    _press(tab, "/parties/regions")
    name, mail = ORGANISATION
    tab.fill("[name=organisation]", name)
    tab.fill("[name=contact]", mail)
    tab.select_option("[name=language]", "ja")
    _press(tab, "/parties/organisations")


def _press(tab: Page, action: str) -> None:
    """Send the form that goes to an address."""
    with tab.expect_navigation():
        tab.locator(f"main form[action$='{action}'] button[type=submit]").click()
    assert not refusals(tab), refusals(tab)


def _attach(tab: Page, proposal: str) -> None:
    """Attach a plan."""
    tab.goto(f"{proposal}/papers")
    tab.set_input_files(
        "[name=file]", {"name": PLAN, "mimeType": "application/pdf", "buffer": paper()}
    )
    sent(tab)


def paper() -> bytes:
    """Return a PDF of one blank page."""
    out = io.BytesIO()
    Image.new("1", (595, 842), 1).save(out, "PDF")
    return out.getvalue()


def _answer_for_region(at: People, proposal: str) -> None:
    """Confirm for Primorsky, on a phone, on the page to which the mail leads."""
    with at.at_desk("primorye", "ru", PHONE) as tab:
        tab.goto(proposal)
        send(tab)


def _answer_for_organisation(at: People) -> None:
    """Confirm for the organisation with the mailed link, without an account."""
    mail = ORGANISATION[1]
    with at.somebody("ja") as tab:
        tab.goto(at.mailed(mail)[mail])
        at.take(tab, "04-organisation-confirms")
        send(tab)


def _submit(at: People, tab: Page, proposal: str, picture: str = "") -> None:
    """Check what is written, and submit it."""
    tab.goto(f"{proposal}/submit")
    if picture:
        at.take(tab, picture)
    sent(tab)

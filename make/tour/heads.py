"""What the head of a delegation does: numbers, the file, links, guardians, late changes."""

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from playwright.sync_api import Page

from make.tour.browser import People, ended, follow, refusals, send
from make.tour.files import written
from make.tour.people import Delegation, Person, people

GUARDIAN_MAIL = "guardian-{}@example.org"


@dataclass(frozen=True)
class Head:
    """A head at work: the tab, the delegation, and where its page is."""

    at: People
    tab: Page
    delegation: Delegation
    here: str

    def goto(self, rest: str = "") -> None:
        """Open a page of the delegation."""
        self.tab.goto(self.here + rest)

    def picture(self, name: str, **how: Any) -> None:
        """Take a picture of what the head sees."""
        self.at.take(self.tab, name, **how)


def answer_and_announce(head: Head, picture: str = "") -> None:
    """Say that the region takes part, and how many come in each role."""
    head.goto("/answer")
    head.tab.check("[name=taking_part][value=yes]")
    send(head.tab)
    head.goto("/numbers")
    fields = head.tab.locator("main form [name]:not([type=hidden])")
    names = fields.evaluate_all("all => all.map(one => one.name)")
    for name in names:
        role, _, counted = name.rpartition("_")
        number = head.delegation.team.get(role, 0)
        share = {"female": number // 2, "male": number - number // 2, "other": 0}
        head.tab.fill(f"[name='{name}']", str(share.get(counted, number)))
    if picture:
        head.picture(picture)
    send(head.tab)
    assert not refusals(head.tab), refusals(head.tab)


def upload(head: Head, first_day: date, *, mended: bool = False) -> Counter[str]:
    """Choose the file and read the preview; returns how many rows are in which state."""
    name, content = written(head.delegation, first_day, mended=mended)
    head.goto("/imports")
    head.tab.set_input_files(
        "[name=file]", {"name": name, "mimeType": "application/octet-stream", "buffer": content}
    )
    send(head.tab)
    assert not head.tab.locator(".error-summary").count(), refusals(head.tab)
    return states(head.tab)


def states(tab: Page) -> Counter[str]:
    """Return how many rows of the preview are in which state."""
    found: Counter[str] = Counter()
    for row in tab.locator("tr[class^=import-]").all():
        found[(row.get_attribute("class") or "").removeprefix("import-")] += 1
    return found


def read_in(head: Head, encoding: str) -> None:
    """Correct the encoding that was guessed."""
    summary = head.tab.locator(".import-choices > summary")
    if not head.tab.locator(".import-choices[open]").count():
        summary.click()
    head.tab.select_option("[name=encoding]", encoding)
    follow(head.tab, head.tab.locator(".import-choices .actions button"))


def apply(head: Head) -> None:
    """Let the file be applied, and wait until it is."""
    send(head.tab)
    ended(head.tab)
    assert not head.tab.locator(".import-progress").count(), "the file is not applied"


def send_links(head: Head, picture: str = "") -> None:
    """Send a link to everybody with a mail address who was never sent one."""
    head.goto("/links")
    head.tab.select_option("[name=whom]", "never")
    send(head.tab)
    if picture:
        head.picture(picture)


def minors(head: Head, first_day: date) -> dict[str, Person]:
    """Return whose guardians are still to be named, by the address of the page about them."""
    head.goto()
    wanted = {_closed(one.family + one.given): one for one in people(head.delegation, first_day)}
    wanted |= {_closed(one.given + one.family): one for one in wanted.values()}
    links = head.tab.locator("main a[href$='/guardians']").evaluate_all(
        "all => all.map(one => [one.getAttribute('href'), one.innerText])"
    )
    return {page: wanted[_closed(name)] for page, name in links}


def _closed(name: str) -> str:
    """Return a name without its spaces."""
    return "".join(name.split())


def name_guardian(head: Head, page: str, person: Person, picture: str = "") -> str:
    """Name a guardian, who is sent a link at once; returns the mail address."""
    head.tab.goto(f"{page}/new")
    address = mail_of_guardian(page)
    for name, value in _guardian(head, page, person).items():
        if name in {"relation", "language"}:
            head.tab.select_option(f"[name={name}]", value)
        else:
            head.tab.fill(f"[name={name}]", value)
    if picture:
        head.picture(picture)
    send(head.tab)
    return address


def name_guardian_quickly(head: Head, page: str, person: Person) -> str:
    """Send the same form without drawing the page: what a head does sixty times."""
    asked = head.tab.request.get(f"{page}/new").text()
    token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', asked)
    assert token, page
    form = {**_guardian(head, page, person), "csrf_token": token[1]}
    answer = head.tab.request.post(f"{page}/new", form=form, max_redirects=0)
    assert answer.status == 303, answer.text()  # noqa: PLR2004  (see other)
    return mail_of_guardian(page)


def mail_of_guardian(page: str) -> str:
    """Return the mail address of the guardian whose child's page this is."""
    return GUARDIAN_MAIL.format(page.split("/")[-2])


def guardian_name(person: Person) -> str:
    """Return what the guardian is called."""
    return f"{person.latin_family} Senior"


def _guardian(head: Head, page: str, person: Person) -> dict[str, str]:
    return {
        "name": guardian_name(person),
        "relation": "mother" if person.woman else "father",
        "mail": mail_of_guardian(page),
        "language": head.delegation.language,
    }

"""Whom a release concerns, and telling them: some at a time, each once."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, NamedTuple

from sqlalchemy.orm import Session

from app.accounts.models import User
from app.core import clock
from app.core import mail as core_mail
from app.core.languages import LANGUAGES, speaking
from app.core.mail import Attachment
from app.core.outbox import MOST_ATTACHED
from app.core.words import Words
from app.editions.models import Edition
from app.regions.words import spoken_in
from app.releases import mail, queries, rules, words
from app.releases.exports.calendars import calendar, issuer
from app.releases.models import Telling
from app.releases.queries import People
from app.releases.rules import Change, Entry, Reader, Told, Who

BATCH = 40
# A calendar file of more would outgrow a mail, and two files may go along with one.
MOST_EVENTS = 150
MOST_TEXT = MOST_ATTACHED // 2


@dataclass(frozen=True, kw_only=True, slots=True)
class Outlook:
    """Who would be told, who has no address, and which delegations nobody leads."""

    told: Sequence[Told]
    lost: Sequence[Reader]
    headless: Sequence[int]


def outlook(session: Session, edition: Edition, found: Sequence[Change]) -> Outlook:
    """Return whom these changes would be told to; the host must be loaded."""
    people = queries.people(session, edition)
    told, lost = rules.told(found, readers(people, edition))
    led = {region for region, _user in people.heads}
    sending = {one.region_id for one in people.participants}
    headless = [
        region
        for region in sorted(sending - led)
        if rules.changed_for(found, people.delegation(region))
    ]
    return Outlook(told=told, lost=lost, headless=headless)


def readers(people: People, edition: Edition) -> list[Reader]:
    """Return everybody who may have to be told: accounts first, then interpreters, then people."""
    here = spoken_in(edition.host.country if edition.host else None)
    by_user: dict[int, tuple[User, Who]] = {}
    for user in people.staff:
        by_user[user.id] = (user, Who(whole=True))
    delegations = {region: people.delegation(region) for region, _user in people.heads}
    for region, user in people.heads:
        before = by_user.get(user.id, (user, rules.NOBODY))[1]
        by_user[user.id] = (user, before | delegations[region])
    found = [
        Reader(kind="user", id=user.id, who=who, email=user.email, language=_spoken(user.language))
        for user, who in by_user.values()
    ]
    for one in people.interpreters:
        email = one.user.email if one.user else one.mail
        spoken = _spoken(one.user.language) if one.user else here
        who = queries.interpreter_who(one)
        found.append(Reader(kind="interpreter", id=one.id, who=who, email=email, language=spoken))
    for person in people.participants:
        usual = spoken_in(person.delegation.region.country)
        found.append(
            Reader(
                kind="participant",
                id=person.id,
                who=people.participant(person),
                email=person.mail,
                language=people.languages.get(person.id, usual),
                region_id=person.region_id,
            )
        )
    return found


class Written(NamedTuple):
    """A mail but for whom it is to: subject, text, the calendar of what is kept, and what went."""

    subject: str
    body: str
    kept: bytes
    gone: list[Entry]


class Letters:
    """What is written about a release: once for all of whom the same is said in one language."""

    def __init__(self, session: Session, release_id: int) -> None:
        """Read the release, and the one before."""
        self.release = queries.release_by_id(session, release_id)
        self.now = {one.key: one for one in queries.entries(session, release_id)}
        self.was = {one.key: one for one in queries.entries_before(session, self.release)}
        self.known: dict[object, Written] = {}
        self.still = self._still(session)
        self.calendar = partial(
            calendar,
            words.edition_name(self.release.edition),
            zone=self.release.zone,
            issuer=issuer(self.release.edition_id),
            at=self.release.at,
            standing=queries.standing(session, self.release.edition),
        )

    def post(self, session: Session, telling: Telling, to: str) -> None:
        """Mail one reader what concerns them still, with calendars that bring theirs up to date.

        Who has lost a grant since, or left, is not written to.
        """
        still = self.still.get(to.lower(), {})
        pairs = [(key, still[key]) for key, _state in telling.changes if key in still]
        if not pairs:
            return
        alike = (telling.language, *pairs)
        if alike not in self.known:
            self.known[alike] = self._written(pairs)
        subject, body, kept, gone = self.known[alike]
        files = [_file("programme.ics", "PUBLISH", kept)] if kept else []
        if gone:
            made = self._fitting(gone, method="CANCEL", to=to, sequence=self.release.number)
            files.append(_file("cancelled.ics", "CANCEL", made))
        core_mail.post(session, to, subject, body, telling.language, files)

    def _still(self, session: Session) -> dict[str, dict[str, str]]:
        """Return for each address what the release changed for those who read there now."""
        edition = self.release.edition
        found = rules.changes(self.was.values(), self.now.values())
        told, _lost = rules.told(found, readers(queries.people(session, edition), edition))
        return {
            (one.reader.email or "").lower(): {
                change.entry.key: rules.state(change) for change in one.changes
            }
            for one in told
        }

    def _written(self, pairs: Sequence[tuple[str, str]]) -> Written:
        """Write what is the same for all who read the same."""
        changed = self._changes(pairs)
        kept = [one.after for one in changed if one.after][:MOST_EVENTS]
        gone = [one.before for one in changed if one.before and not one.after][:MOST_EVENTS]
        made = self._fitting(kept) if kept else b""
        return Written(*mail.said(self.release, changed), made, gone)

    def _fitting(self, entries: Sequence[Entry], **more: Any) -> bytes:
        """Return a calendar that a mail can carry: of long ones the abstracts stay on the page."""
        made = self.calendar(entries=entries, **more)
        if len(made.decode()) > MOST_TEXT:
            entries = [replace(one, summary=Words()) for one in entries]
            made = self.calendar(entries=entries, **more)
        while len(made.decode()) > MOST_TEXT and len(entries) > 1:
            entries = entries[: len(entries) // 2]
            made = self.calendar(entries=entries, **more)
        return made

    def _changes(self, pairs: Sequence[tuple[str, str]]) -> list[Change]:
        """Return what changed for a reader: what became of each activity."""
        found = []
        for key, state in pairs:
            before = self.was.get(key) if state != "new" else None
            after = self.now.get(key) if state != "cancelled" else None
            found += rules.changes([before] if before else [], [after] if after else [])
        return found


def tell_some(session: Session, release_id: int, letters: Letters | None = None) -> int:
    """Mail some of those who were not told of a release yet; returns how many they were.

    `letters` keeps from one call to the next what was written already.
    """
    waiting = queries.hold_waiting(session, release_id, BATCH)
    if not waiting:
        return 0
    letters = letters or Letters(session, release_id)
    addresses = queries.addresses(session, waiting)
    for one in waiting:
        to = addresses.get(one.id)
        if to is not None:
            with speaking(one.language):
                letters.post(session, one, to)
        one.told_at = clock.now()
    return len(waiting)


def _file(name: str, method: str, made: bytes) -> Attachment:
    """Return a calendar as what goes along with a mail."""
    return Attachment(name, f"text/calendar; method={method}", made.decode())


def _spoken(language: str) -> str:
    """Return a language that mails are written in."""
    return language if language in LANGUAGES else "en"

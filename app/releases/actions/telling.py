"""Whom a release concerns, and telling them: some at a time, each once."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from sqlalchemy.orm import Session

from app.accounts.models import User
from app.core import clock
from app.core.languages import LANGUAGES, speaking
from app.core.mail import Attachment
from app.editions.models import Edition
from app.regions.words import spoken_in
from app.releases import mail, queries, rules, words
from app.releases.exports.calendars import calendar, issuer
from app.releases.models import Release, Telling
from app.releases.queries import People
from app.releases.rules import Change, Entry, Reader, Told, Who

BATCH = 40
# A calendar file of more would outgrow a mail.
MOST_EVENTS = 150


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


def tell_some(session: Session, release_id: int) -> int:
    """Mail some of those who were not told of a release yet; returns how many they were."""
    waiting = queries.hold_waiting(session, release_id, BATCH)
    if not waiting:
        return 0
    release = queries.release_by_id(session, release_id)
    now = {one.key: one for one in queries.entries(session, release.id)}
    was = {one.key: one for one in queries.entries_before(session, release)}
    addresses = queries.addresses(session, waiting)
    for one in waiting:
        to = addresses.get(one.id)
        if to is not None:
            _tell(session, release, one, to, _changes(one, was, now))
        one.told_at = clock.now()
    return len(waiting)


def _tell(
    session: Session, release: Release, telling: Telling, to: str, changed: Sequence[Change]
) -> None:
    """Mail one reader, with the calendars that bring theirs up to date."""
    with speaking(telling.language):
        mail.released(session, release, to, changed, _calendars(release, to, changed))


def _calendars(release: Release, to: str, changed: Sequence[Change]) -> list[Attachment]:
    """Return what is new or changed as one calendar, what went as another."""
    made = partial(
        calendar,
        words.edition_name(release.edition),
        zone=release.zone,
        issuer=issuer(release.edition_id),
        at=release.at,
    )
    kept = [one.after for one in changed if one.after][:MOST_EVENTS]
    gone = [one.before for one in changed if one.before and not one.after][:MOST_EVENTS]
    files = []
    if kept:
        files.append(_file("programme.ics", "PUBLISH", made(entries=kept)))
    if gone:
        cancelled = made(entries=gone, method="CANCEL", to=to, sequence=release.number)
        files.append(_file("cancelled.ics", "CANCEL", cancelled))
    return files


def _file(name: str, method: str, made: bytes) -> Attachment:
    """Return a calendar as what goes along with a mail."""
    return Attachment(name, f"text/calendar; method={method}", made.decode())


def _changes(telling: Telling, was: dict[str, Entry], now: dict[str, Entry]) -> list[Change]:
    """Return what changed for a reader, as it was found when the release was made."""
    found = []
    for key, state in telling.changes:
        before = was.get(key) if state != "new" else None
        after = now.get(key) if state != "cancelled" else None
        found += rules.changes([before] if before else [], [after] if after else [])
    return found


def _spoken(language: str) -> str:
    """Return a language that mails are written in."""
    return language if language in LANGUAGES else "en"

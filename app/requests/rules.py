"""What may be asked for when, what would change, and whether it still may when it is accepted."""

from collections.abc import Collection, Mapping
from dataclasses import asdict, fields
from datetime import date, datetime, timedelta
from typing import Any

from app.editions.rules.ages import age
from app.registration.models import Participant
from app.registration.rules import Entry, settled
from app.requests.errors import ChangedMeanwhile, NothingChanges, NotNeeded
from app.stages.errors import StageLocked, StageNotOpen
from app.stages.rules import Column, Standing

ANSWERS = tuple(one.name for one in fields(Entry))
# What stays of a request that was answered: whom it was about. Everything else stands elsewhere.
KEPT = frozenset(
    {"role", "native_family", "native_given", "latin_family", "latin_given", "name_order"}
)
# The highest age until which a region may want a guardian to answer.
GUARDED_UNTIL = 21
GUARDED = frozenset({"birth_date", "mail"})
USUAL_DAYS = 3
MOST_DAYS = 30
Stored = Mapping[str, Any]


def check_askable(what: str, stands: Standing) -> None:
    """Refuse a request that nobody needs, or for which it is too early or too late.

    More than a limit lets in may be asked for while a stage is open, too, and answers that are
    fixed before its end.
    """
    if stands == "late-locked":
        raise StageLocked
    if stands in {"closed", "early"}:
        raise StageNotOpen
    if stands == "open" and what not in {"above", "number", "answers"}:
        raise NotNeeded


def stored(entry: Entry) -> dict[str, Any]:
    """Return an entry as a request keeps it."""
    answers = asdict(settled(entry))
    born = answers["birth_date"]
    return {**answers, "birth_date": born.isoformat() if born else None}


def standing_answers(person: Participant) -> dict[str, Any]:
    """Return what is said about a person now, as a request keeps it."""
    return stored(Entry(**{name: getattr(person, name) for name in ANSWERS}))


def entry_of(answers: Stored) -> Entry:
    """Return the entry that a request keeps."""
    known = {name: value for name, value in answers.items() if name in ANSWERS}
    born = known.get("birth_date")
    return Entry(**{**known, "birth_date": date.fromisoformat(born) if born else None})


def differences(before: Stored, proposed: Stored) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return what differs, as it was and as it shall be; raises NothingChanges."""
    names = [name for name, value in proposed.items() if before.get(name) != value]
    if not names:
        raise NothingChanges
    return {name: before.get(name) for name in names}, {name: proposed[name] for name in names}


def drifted(before: Stored, now: Stored) -> list[str]:
    """Return the answers that are no longer what they were when the request was made."""
    return [name for name, value in before.items() if now.get(name) != value]


def changed(before: Stored, proposed: Stored, now: Stored, labels: Mapping[str, str]) -> Entry:
    """Return the entry with the changes made; raises ChangedMeanwhile naming what drifted."""
    if names := drifted(before, now):
        raise ChangedMeanwhile([labels.get(name, name) for name in names])
    return entry_of({**now, **proposed})


def numbers_of(answers: Stored) -> dict[Column, int]:
    """Return the numbers that a request keeps, by column."""
    found = {}
    for name, people in answers.items():
        role, _underscore, sex = name.rpartition("_")
        found[Column(role, None if sex == "people" else sex)] = int(people or 0)
    return found


def kept(answers: Stored, what: str) -> dict[str, Any]:
    """Return what stays once a request is answered: numbers, questions, or whom it was about."""
    if what in {"number", "answers"}:
        return dict(answers)
    return {name: value for name, value in answers.items() if name in KEPT}


def questions_of(answers: Stored) -> list[int]:
    """Return the questions whose answers a request is about, by their ids."""
    return [int(one) for one in answers.get("questions") or ()]


def open_until(now: datetime, days: int) -> datetime:
    """Return until when answers are open again that a request was accepted for."""
    return now + timedelta(days=days)


def guarded(before: Stored, proposed: Stored, born: date | None, today: date) -> bool:
    """Tell whether a request may be about somebody for whom a guardian has yet to agree.

    `born` is what is written about the person. Until which age a guardian answers, and whether one
    has, is decided above: whoever may be asked for counts here, and whoever has no birth date.
    """
    said = (one.get("birth_date") for one in (before, proposed))
    known = [date.fromisoformat(one) for one in said if one] + ([born] if born else [])
    return not known or any(age(one, today) < GUARDED_UNTIL for one in known)


def listed(before: Stored, proposed: Stored) -> Collection[str]:
    """Return the names to compare, in the order in which a form asks them."""
    names = {*before, *proposed}
    return [name for name in ANSWERS if name in names] or sorted(names)

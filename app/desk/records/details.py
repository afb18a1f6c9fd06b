"""The details of a record in a reader's words; ids and whole documents are left to the file."""

from collections.abc import Callable, Collection
from datetime import date, datetime
from typing import Any

from flask_babel import LazyString

from app.accounts.models import Role
from app.accounts.words import role_name
from app.calls.type import proposal_type
from app.core.languages import _l, day, moment
from app.editions import words as editions
from app.history.models import Record
from app.history.words import MARKED
from app.proposals.words import payer
from app.registration import words as registration
from app.requests import words as requests
from app.retention.words import HOLDINGS
from app.reviews import words as reviews
from app.stages import words as stages
from app.stages.models import KINDS as STAGES
from app.vault.words import class_name

FIELDS: dict[str, LazyString] = {
    "activities": _l("Activities"),
    "age_on": _l("The day on which ages hold"),
    "amount": _l("Amount"),
    "areas": _l("Areas of cooperation"),
    "assigned": _l("Reviews assigned"),
    "ballots": _l("Ballots"),
    "birth_date": _l("Birth date"),
    "budget": _l("Budget"),
    "changed": _l("Answers changed"),
    "city": _l("City"),
    "closes_at": _l("Registration closes"),
    "count": _l("People"),
    "criterion": _l("Criterion"),
    "deadline": _l("Deadline"),
    "decided_by": _l("Who decides"),
    "documents_after": _l("Documents and travel, after the deadline"),
    "documents_deadline": _l("Documents and travel, deadline"),
    "documents_reminders": _l("Documents and travel, reminders"),
    "done_on": _l("Reached on"),
    "due_on": _l("Due"),
    "edition": _l("People in the whole edition"),
    "edition_id": _l("Edition"),
    "electors": _l("Regions with a vote"),
    "ends_on": _l("Last day"),
    "field_class": _l("What kind of data"),
    "fields": _l("Answers changed"),
    "file": _l("File"),
    "how": _l("How"),
    "joined": _l("Joined"),
    "kana_family": _l("Family name in kana"),
    "kana_given": _l("Given name in kana"),
    "latin_family": _l("Family name in Latin letters"),
    "latin_given": _l("Given name in Latin letters"),
    "mail": _l("Mail address"),
    "mode": _l("How it takes place"),
    "most": _l("Reviews at most"),
    "name": _l("Name"),
    "name_order": _l("Which name stands first"),
    "names_after": _l("Entry by name, after the deadline"),
    "names_deadline": _l("Entry by name, deadline"),
    "names_reminders": _l("Entry by name, reminders"),
    "native_family": _l("Family name"),
    "native_given": _l("Given name"),
    "note": _l("Note"),
    "number": _l("Number of the edition"),
    "number_after": _l("Entry by number, after the deadline"),
    "number_deadline": _l("Entry by number, deadline"),
    "number_reminders": _l("Entry by number, reminders"),
    "offer_hours": _l("Hours to answer an offer"),
    "opening": _l("Opens"),
    "opens_at": _l("Registration opens"),
    "organisation": _l("Organisation"),
    "papers": _l("Attachments"),
    "parties": _l("Proposed together with"),
    "party": _l("Region or organisation"),
    "payer": _l("Who paid"),
    "people": _l("People"),
    "holding": _l("What was taken away"),
    "people_note": _l("Which people"),
    "phase": _l("Phase of review"),
    "place": _l("Place"),
    "place_region": _l("Region of the place"),
    "proposal": _l("Number of the proposal"),
    "proposal_type": _l("Type"),
    "public": _l("Anyone may read about it"),
    "purged": _l("How many"),
    "questions": _l("Questions"),
    "request": _l("Request"),
    "role": _l("Role"),
    "sex": _l("Sex"),
    "since": _l("From"),
    "source": _l("Source"),
    "starts_on": _l("First day"),
    "status": _l("How it stands"),
    "summary": _l("In short"),
    "survey_until": _l("Regions say until then whether they would take part"),
    "taken_away": _l("Reviews taken away"),
    "taking_part": _l("Answer"),
    "text": _l("Text of the call"),
    "texts": _l("Titles and summaries"),
    "title": _l("Title"),
    "to_year": _l("Year"),
    "until": _l("Until"),
    "uses": _l("How often it can be used"),
    "valid_from": _l("From"),
    "values": _l("Answers to what the type asks"),
    "venue": _l("Venue"),
    "version": _l("Version"),
    "weight": _l("Weight"),
    "what": _l("Field"),
    "year": _l("Year"),
    "zone": _l("Time zone"),
}
WORDED: dict[str, Callable[[Any], str]] = {
    "field_class": class_name,
    "how": reviews.how,
    "holding": lambda code: str(HOLDINGS.get(code, code)),
    "mode": editions.mode,
    "payer": payer,
    "status": editions.status,
    "proposal_type": lambda slug: str(proposal_type(slug).label),
    "request": requests.what,
    "taking_part": registration.answer,
    **dict.fromkeys([f"{kind}_after" for kind in STAGES], stages.after),
    **dict.fromkeys([f"{kind}_reminders" for kind in STAGES], stages.reminders),
    "role": lambda code: role_name(code) if code in set(Role) else str(code),
}


# What is done to a draft: only those who plan it read how its parts are called.
_DRAFT = ("activity.", "activities.", "group.", "forum.", "venue.", "space.")
_NAMES = frozenset({"name", "title"})


def readable(record: Record, planned: Collection[int]) -> dict[str, Any]:
    """Return what a record says to somebody who plans the timetables of some programmes."""
    if record.programme_id in planned or not record.action.startswith(_DRAFT):
        return dict(record.details)
    return {name: value for name, value in record.details.items() if name not in _NAMES}


def told(record: Record, zone: str, planned: Collection[int]) -> list[tuple[str, str]]:
    """Return what a record tells besides its sentence, as names and values; nothing for None."""
    details = readable(record, planned)
    if record.action.startswith(MARKED):
        details["status"] = record.action.removeprefix(MARKED)
    found = ((name, _value(name, value, zone)) for name, value in details.items() if name in FIELDS)
    return [(str(FIELDS[name]), value) for name, value in found if value]


def _value(name: str, value: Any, zone: str) -> str:
    """Write a value; a pair is what stood there before and what stands there now."""
    if name in ("changed", "fields"):
        return " · ".join(str(FIELDS[one]) for one in value if one in FIELDS)
    if name == "questions":
        return " · ".join(value)
    if isinstance(value, list):
        return " → ".join(_value(name, one, zone) or "–" for one in value)
    if value is None or isinstance(value, dict):
        return ""
    if name in WORDED:
        return WORDED[name](value)
    return _moment_or_day(str(value), zone)


def _moment_or_day(text: str, zone: str) -> str:
    """Write a moment in a zone and a day in words; any other text stays as it is."""
    for read, write in ((date.fromisoformat, day), (_moment, lambda one: moment(one, zone))):
        try:
            return write(read(text))
        except ValueError:
            continue
    return text


def _moment(text: str) -> datetime:
    """Read a moment that says its zone; raises ValueError for anything else."""
    found = datetime.fromisoformat(text)
    if found.tzinfo is None:
        raise ValueError(text)
    return found

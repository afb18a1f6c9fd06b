"""A passport: typed field by field, or from its machine-readable zone."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from typing import Any

from app.core.errors import Refused
from app.core.languages import _
from app.core.names import latin
from app.editions.models import SEXES
from app.passports.rules import zone
from app.questions.errors import AnswerRefused
from app.questions.models import QuestionVersion
from app.questions.rules.reading.given import Facts, Raw, Reading, line, lines, parts, within
from app.questions.rules.reading.plain import as_day

PARTS = (
    *("number", "issuing_state", "nationality", "surname", "given"),
    *("sex", "birth_date", "expires_on"),
)
_NUMBER = re.compile(r"[A-Z0-9]{5,9}")
# ICAO's codes have three letters; Germany's is D.
_STATE = re.compile(r"[A-Z]{3}|D")
LONGEST_NAME = 39
LONGEST_ZONE = 200


def passport(_version: QuestionVersion, raw: Raw, facts: Facts) -> Reading | None:
    """Read a passport: its PARTS by name, or `zone`, the two lines at the foot of its page.

    A bare text is the zone. Names are as in the zone: capital letters A to Z, spaces.
    """
    told = parts(raw, "zone")
    with within("zone"):
        pasted = lines(told.get("zone"), LONGEST_ZONE)
    if pasted:
        return Reading(value=_from_zone(pasted, facts.today))
    typed = {one: _tidy(told, one) for one in PARTS}
    if not any(typed.values()):
        return None
    return Reading(value=_checked(typed, facts.today))


def _from_zone(pasted: str, today: date) -> dict[str, str]:
    """Return what the zone says; raises AnswerRefused, naming what does not fit."""
    try:
        found = zone.read(pasted, today)
    except Refused as refusal:
        raise AnswerRefused(refusal.message, "zone") from None
    return {one: str(getattr(found, one)) for one in PARTS}


def _tidy(told: Mapping[str, Any], one: str) -> str:
    """Return a part as a passport writes it: capitals, except what is chosen from a list."""
    with within(one):
        written = unicodedata.normalize("NFKC", line(told.get(one)))
    return written if one == "sex" else written.upper()


def _checked(typed: dict[str, str], today: date) -> dict[str, str]:
    """Return the parts checked one by one; raises AnswerRefused with the part's sentence."""
    number = typed["number"].replace(" ", "").replace("-", "")
    if not _NUMBER.fullmatch(number):
        raise AnswerRefused(
            _("A passport's number has 5 to 9 letters A to Z and figures."), "number"
        )
    for state in ("issuing_state", "nationality"):
        if not _STATE.fullmatch(typed[state]):
            raise AnswerRefused(
                _("Write states as the passport does, in three letters: JPN, KOR."), state
            )
    for name in ("surname", "given"):
        if typed[name] and not (latin(typed[name]) and len(typed[name]) <= LONGEST_NAME):
            raise AnswerRefused(
                _("Write the name as in the two lines of the passport, A to Z."), name
            )
    if not (typed["surname"] or typed["given"]):
        raise AnswerRefused(
            _("Write the name as in the two lines of the passport, A to Z."), "surname"
        )
    if typed["sex"] not in SEXES:
        raise AnswerRefused(_("Choose the sex as the passport has it."), "sex")
    return {**typed, "number": number, **_days(typed, today)}


def _days(typed: Mapping[str, str], today: date) -> dict[str, str]:
    """Return both days; raises AnswerRefused for a birth to come or an expiry before it."""
    with within("birth_date"):
        born = as_day(typed["birth_date"])
    with within("expires_on"):
        expires = as_day(typed["expires_on"])
    if born > today:
        raise AnswerRefused(_("The birth date lies in the future."), "birth_date")
    if expires <= born:
        raise AnswerRefused(
            _("The passport expires before the person was born: look again."), "expires_on"
        )
    return {"birth_date": born.isoformat(), "expires_on": expires.isoformat()}

"""A name in its scripts."""

from app.core import names
from app.core.errors import Refused
from app.core.languages import _
from app.questions.errors import AnswerRefused
from app.questions.models import QuestionVersion
from app.questions.rules.reading.given import Facts, Raw, Reading, line, parts, within
from app.registration.rules import CHECKS, LONGEST_NATIVE

_SCRIPTS = {"native": LONGEST_NATIVE, "latin": LONGEST_NATIVE, "kana": LONGEST_NATIVE}


def name(_version: QuestionVersion, raw: Raw, _facts: Facts) -> Reading | None:
    """Read a name: native_family, native_given, the same in latin_ and kana_, and name_order.

    A bare text is the native given name of somebody who has only one.
    """
    told = parts(raw, "native_given")
    found = {}
    for script in _SCRIPTS:
        for half in ("family", "given"):
            key = f"{script}_{half}"
            with within(key):
                found[key] = _half(script, line(told.get(key), LONGEST_NATIVE))
    if not any(found.values()):
        return None
    if not (found["native_family"] or found["native_given"]):
        raise AnswerRefused(
            _("Write at least one part of the name in the person's own script."), "native_family"
        )
    found["name_order"] = _order(found, line(told.get("name_order")))
    return Reading(value=found)


def _half(script: str, written: str) -> str:
    """Return one part of a name; raises AnswerRefused for signs that its script has not."""
    if not written:
        return ""
    try:
        CHECKS[script](written)
    except Refused as refusal:
        raise AnswerRefused(refusal.message) from None
    return written


def _order(found: dict[str, str], said: str) -> str:
    """Return which name stands first: as said, else as the script usually has it."""
    if not (found["native_family"] and found["native_given"]):
        return "single"
    if said in {"family-first", "given-first"}:
        return said
    return names.usual_order(found["native_family"] + found["native_given"])

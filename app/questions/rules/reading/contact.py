"""Phone numbers, addresses, and whom to call in an emergency."""

import phonenumbers

from app.core.languages import LANGUAGES, _
from app.questions.errors import AnswerRefused
from app.questions.models import QuestionVersion
from app.questions.rules.reading.given import LINE, Facts, Raw, Reading, line, lines, parts, within

LONGEST_NUMBER = 40
LONGEST_ADDRESS = 500
LONGEST_POSTCODE = 20
COUNTRY_LETTERS = 2
# The parts of an emergency contact, and how long each may be.
EMERGENCY = {"name": LINE, "relation": LINE, "phone": LONGEST_NUMBER, "language": LINE}
SPOKEN = frozenset({*LANGUAGES, "mn", "vi", "es"})


def phone(_version: QuestionVersion, raw: Raw, facts: Facts) -> Reading | None:
    """Read a phone number; one that no plan knows is kept as typed and marked as not checked."""
    written = line(parts(raw, "number").get("number"), LONGEST_NUMBER)
    return Reading(value=called(written, facts.country)) if written else None


def called(written: str, country: str | None) -> dict[str, str | bool]:
    """Return a number as +81…, with `checked`; raises AnswerRefused only where no figure is."""
    if not any(sign.isdigit() for sign in written):
        raise AnswerRefused(
            _("Write the number in figures, with the country's code if it is abroad.")
        )
    # Letters would be read as the figures on their keys, and an extension would be lost.
    if any(sign.isalpha() for sign in written):
        return {"number": written, "checked": False}
    try:
        found = phonenumbers.parse(written, country)
    except phonenumbers.NumberParseException:
        return {"number": written, "checked": False}
    verdict = phonenumbers.is_possible_number_with_reason(found)
    if found.extension or verdict != phonenumbers.ValidationResult.IS_POSSIBLE:
        return {"number": written, "checked": False}
    whole = phonenumbers.format_number(found, phonenumbers.PhoneNumberFormat.E164)
    return {"number": whole, "checked": True}


def address(_version: QuestionVersion, raw: Raw, facts: Facts) -> Reading | None:
    """Read an address: `text` as on an envelope, `postcode` and `country` (two letters)."""
    told = parts(raw, "text")
    with within("text"):
        text = lines(told.get("text"), LONGEST_ADDRESS)
    with within("postcode"):
        postcode = line(told.get("postcode"), LONGEST_POSTCODE)
    if not text and not postcode:
        return None
    if not text:
        raise AnswerRefused(_("Write the address as on an envelope."), "text")
    with within("country"):
        country = line(told.get("country")).upper() or (facts.country or "")
    if country and not (
        len(country) == COUNTRY_LETTERS and country.isascii() and country.isalpha()
    ):
        raise AnswerRefused(_("Choose the country."), "country")
    return Reading(value={"text": text, "postcode": postcode, "country": country})


def emergency(_version: QuestionVersion, raw: Raw, facts: Facts) -> Reading | None:
    """Read whom to call: `name`, `relation`, `phone`, `language` (what that person speaks)."""
    told = parts(raw, "phone")
    found = {}
    for one, longest in EMERGENCY.items():
        with within(one):
            found[one] = line(told.get(one), longest)
    if not any(found[one] for one in ("name", "relation", "phone")):
        return None
    for one, sentence in (
        ("name", _("Write the name of the person to call.")),
        ("phone", _("Write the number to call.")),
        ("relation", _("Write what this person is to the participant.")),
    ):
        if not found[one]:
            raise AnswerRefused(sentence, one)
    if found["language"] and found["language"] not in SPOKEN:
        raise AnswerRefused(_("Choose the language from the list."), "language")
    with within("phone"):
        number = called(found["phone"], facts.country)
    value = {**found, "phone": number["number"], "phone_checked": number["checked"]}
    return Reading(value=value)

"""What a passport is compared with: the edition's days, and the name in the person's script."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from app.core.languages import _
from app.editions.models import Edition
from app.passports.rules import journey, spelling
from app.questions.errors import AnswerRefused
from app.registration.models import Participant

SHOWN = 2


def check_lasting(value: Mapping[str, Any], edition: Edition) -> None:
    """Refuse a passport that ends before the edition's last day."""
    if edition.ends_on and _lasting(value, edition) == "too-early":
        raise AnswerRefused(
            _("The passport expires before the last day of the edition: a new one is needed.")
        )


def warnings(value: Mapping[str, Any], person: Participant, edition: Edition) -> list[str]:
    """Say what to look at again: a spelling that is not the usual one, an expiry soon after."""
    said = []
    if edition.ends_on and _lasting(value, edition) == "soon":
        said.append(
            _("The passport expires within six months after the edition: some states refuse that.")
        )
    for native, kana, latin in (
        (person.native_family, person.kana_family, str(value.get("surname", ""))),
        (person.native_given, person.kana_given, str(value.get("given", ""))),
    ):
        usual = spelling.differs(native, kana, latin)
        if usual is not None:
            said.append(
                _(
                    "The passport writes “%(latin)s”; “%(native)s” is usually written %(usual)s. "
                    "Compare with the passport.",
                    latin=latin,
                    native=native,
                    usual=usual,
                )
            )
    return [str(one) for one in said]


def masked(value: Mapping[str, Any]) -> str:
    """Return a passport's number with all but its last two signs hidden."""
    number = str(value.get("number", ""))
    return "•" * max(0, len(number) - SHOWN) + number[-SHOWN:]


def _lasting(value: Mapping[str, Any], edition: Edition) -> str:
    """Tell how long a passport lasts beyond the edition's last day."""
    assert edition.ends_on is not None
    return journey.lasting(date.fromisoformat(str(value["expires_on"])), edition.ends_on)

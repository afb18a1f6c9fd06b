"""Diets and allergens as structured choices: what a kitchen counts and a carer knows.

The allergens are the eight that Japan's Food Labelling Standards require on labels (2023): shrimp,
crab, walnut, wheat, buckwheat, egg, milk, peanut. Kitchens of the other countries know them too.
"""

from collections.abc import Mapping
from typing import Any

from app.core.languages import _
from app.questions.errors import AnswerRefused
from app.questions.models import QuestionVersion
from app.questions.rules.reading.given import Facts, Raw, Reading, lines, parts, several, within

NEEDS = ("halal", "pork-free", "vegetarian", "vegan", "no-alcohol")
ALLERGENS = ("egg", "milk", "wheat", "buckwheat", "peanut", "walnut", "shrimp", "crab")
# From the gravest: a trace is dangerous; must not eat it; a little does no harm.
SEVERITIES = ("trace", "eaten", "little")
LONGEST_OTHER = 500
NOTHING = "none"
# How the part of an allergen is called, before the allergen.
ALLERGEN = "allergen_"


def diet(_version: QuestionVersion, raw: Raw, _facts: Facts) -> Reading | None:
    """Read `needs` (a list), `allergens` (severity by allergen), `other`, and `none` for nothing.

    A bare text is `other`. Nothing special is an answer of its own, unlike a blank one.
    """
    told = parts(raw, "other")
    with within("needs"):
        needs = _listed(told.get("needs"), NEEDS)
    allergens = _allergens(told.get("allergens"))
    with within("other"):
        other = lines(told.get("other"), LONGEST_OTHER)
    nothing = bool(told.get(NOTHING))
    if nothing and (needs or allergens or other):
        raise AnswerRefused(
            _("Either choose “nothing special” or say what is needed, not both."), NOTHING
        )
    if not (nothing or needs or allergens or other):
        return None
    return Reading(value={"needs": needs, "allergens": allergens, "other": other})


def as_given(kind: str, value: Any) -> Raw:
    """Return a stored answer as it would be given: no special diet is said, not left empty."""
    if kind == "diet" and value is not None and not any(value.values()):
        return {NOTHING: True}
    return value  # type: ignore[no-any-return]  # as its reader wrote it


def _listed(raw: object, known: tuple[str, ...]) -> list[str]:
    """Return the known words that were chosen, in their own order; raises AnswerRefused."""
    chosen = set(several(raw))
    if not chosen <= set(known):
        raise AnswerRefused(_("Choose from the options."))
    return [one for one in known if one in chosen]


def _allergens(raw: Any) -> dict[str, str]:
    """Return how grave each allergen is; one without severity counts as gravest."""
    if not raw:
        return {}
    told = raw if isinstance(raw, Mapping) else dict.fromkeys(several(raw), SEVERITIES[0])
    grave = {key: value or SEVERITIES[0] for key, value in told.items() if value is not None}
    for one, severity in grave.items():
        if one not in ALLERGENS or severity not in SEVERITIES:
            raise AnswerRefused(_("Choose from the options."), f"{ALLERGEN}{one}")
    return {one: grave[one] for one in ALLERGENS if one in grave}

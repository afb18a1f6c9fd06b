"""Why an activity may not begin somewhere, in a few words: read while it is carried there."""

from collections.abc import Sequence

from flask_babel import LazyString

from app.core.languages import _, _l, listed

REASONS: dict[str, LazyString] = {
    "space": _l("The space is taken"),
    "open": _l("The space is closed"),
    "blocked": _l("The space is blocked"),
    "suits": _l("The space does not suit"),
    "ground": _l("Neither court nor field"),
    "capacity": _l("The space is too small"),
    "equipment": _l("The space lacks equipment"),
    "booths": _l("The space has too few booths"),
    "within": _l("Too early or too late"),
    "starts": _l("It should not begin then"),
    "order": _l("Out of order"),
    "after": _l("Out of order"),
    "apart": _l("Too close"),
    "same-space": _l("Belongs into one space"),
    "same-day": _l("Belongs on one day"),
    "keep": _l("Announced elsewhere"),
    "party": _l("Somebody would be in two places"),
    "rest": _l("Somebody would have too little rest"),
    "present": _l("Somebody is not there then"),
    "unsocial": _l("It is night for somebody online"),
    "night": _l("It is night"),
    "languages": _l("Nobody is free to interpret"),
    "holiday": _l("A public holiday"),
    "slot": _l("No slot begins then"),
    "slots": _l("Too few slots"),
    "tracks": _l("Another track is there"),
}


def reason(about: str, others: Sequence[str]) -> str:
    """Say what a start would break, and together with what: the titles of other activities."""
    why = str(REASONS.get(about) or _("Something that is required"))
    if not others:
        return _("%(reason)s.", reason=why)
    return _("%(reason)s: %(activities)s.", reason=why, activities=listed(others))

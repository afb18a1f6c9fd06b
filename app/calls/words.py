"""The words for calls: where they stand, who decides, who reviews, what became of codes."""

from collections.abc import Iterable, Mapping

from app.calls.models import Area, Call, CallCode
from app.calls.rules import CodeStanding, Standing
from app.core.languages import _, language, pgettext
from app.editions.models import Edition

STANDINGS: tuple[Standing, ...] = ("open", "coming", "closed", "cancelled", "draft")
TONES: Mapping[Standing, str] = {
    "open": "settled",
    "coming": "waiting",
    "closed": "past",
    "cancelled": "urgent",
    "draft": "plain",
}


def standing(code: Standing) -> str:
    """Say where a call stands."""
    words = {
        "draft": pgettext("call", "Draft"),
        "coming": pgettext("call", "Opens soon"),
        "open": pgettext("call", "Open"),
        "closed": pgettext("call", "Closed"),
        "cancelled": pgettext("call", "Cancelled"),
    }
    return words[code]


def tone(code: Standing) -> str:
    """Return the tone in which a standing is shown."""
    return TONES[code]


def decided_by(code: str) -> str:
    """Say who decides."""
    words = {
        "coordinator": _("The programme’s coordinator decides"),
        "panel": _("A panel decides"),
        "vote": _("The members vote: one region, one vote"),
    }
    return words[code]


def who_reviews(code: str) -> str:
    """Say who reviews in a phase."""
    words = {
        "assigned": _("Reviewers to whom a proposal is assigned"),
        "all": _("Every reviewer, every proposal"),
    }
    return words[code]


def others(code: str) -> str:
    """Say when a reviewer sees what others wrote."""
    words = {
        "never": _("Reviewers do not see each other’s reviews"),
        "after-own": _("Reviewers see others’ reviews once their own is saved"),
        "always": _("Reviewers see others’ reviews at any time"),
    }
    return words[code]


def code_stands(code: CodeStanding) -> str:
    """Say what became of an access code."""
    words = {
        "usable": pgettext("access code", "can be used"),
        "revoked": pgettext("access code", "revoked"),
        "over": pgettext("access code", "over"),
        "used-up": pgettext("access code", "used up"),
    }
    return words[code]


def uses(code: CallCode) -> str:
    """Say how often a code was used, of how many times."""
    if code.most_uses is None:
        return str(code.used)
    return _("%(used)s of %(most)s", used=code.used, most=code.most_uses)


def about(call: Call) -> str:
    """Name what a call is for: its edition, else its programme."""
    programme = call.programme.name.best(language())
    return programme if call.edition is None else edition(call.edition, programme)


def edition(one: Edition, programme: str) -> str:
    """Name an edition by its programme and year."""
    return f"{programme} {one.year}"


def areas(rows: Iterable[Area]) -> list[tuple[Area, str]]:
    """Name areas in their order; one that stands under another says so."""
    spoken = language()
    there = list(rows)
    names = {area.id: area.name.best(spoken) for area in there}
    return [
        (
            area,
            _("%(area)s: %(part)s", area=names[area.parent_id], part=names[area.id])
            if area.parent_id in names
            else names[area.id],
        )
        for area in there
    ]

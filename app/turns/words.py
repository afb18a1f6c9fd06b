"""A turn's states and events in the reader's language."""

from app.core.languages import _, language, pgettext
from app.regions.models import Region
from app.turns.models import TurnEvent


def state(code: str) -> str:
    """Return the words of a turn's state."""
    states: dict[str, str] = {
        "offered": pgettext("turn", "Offered, no answer yet"),
        "accepted": pgettext("turn", "Accepted"),
        "declined": pgettext("turn", "Declined"),
        "withdrawn": pgettext("turn", "Offer withdrawn"),
        "swapped": pgettext("turn", "Swapped"),
        "postponed": pgettext("turn", "Postponed"),
        "cancelled": pgettext("turn", "Cancelled"),
        "opened": pgettext("turn", "Edition opened"),
    }
    return states[code]


def tone(code: str) -> str:
    """Return the colour that echoes a state."""
    tones = {"offered": "waiting", "accepted": "settled", "opened": "settled"}
    return tones.get(code, "past")


def event(one: TurnEvent) -> str:
    """Say what happened, with the regions and years that it concerned."""
    region, other = _name(one.region), _name(one.other_region)
    said = _about_the_turn(one, region, other) or _about_the_programme(one, region)
    return said[one.what]


def _about_the_turn(one: TurnEvent, region: str, other: str) -> dict[str, str]:
    """Say what concerns a region's turn; nothing where no region is named."""
    if one.region_id is None:
        return {}
    shown = {"region": region, "other": other, "year": one.year, "to_year": one.to_year}
    offered = _("%(region)s and %(other)s were offered %(year)s", **shown)
    accepted = _("%(region)s and %(other)s accepted %(year)s", **shown)
    alone = one.other_region_id is None
    later = one.to_year is not None
    return {
        "candidate": _("%(region)s asked to host in %(year)s", **shown),
        "offered": _("%(region)s was offered %(year)s", **shown) if alone else offered,
        "accepted": _("%(region)s accepted %(year)s", **shown) if alone else accepted,
        "declined": _(
            "%(region)s declined %(year)s and wishes to host from %(to_year)s on", **shown
        )
        if later
        else _("%(region)s declined %(year)s", **shown),
        "swapped": _("%(region)s gave %(year)s to %(other)s and took %(to_year)s", **shown),
        "postponed": _("%(region)s: moved from %(year)s to %(to_year)s", **shown)
        if later
        else _("%(region)s: %(year)s was postponed, to no year yet", **shown),
        "cancelled": _("%(region)s: %(year)s was cancelled", **shown),
        "dormant": _("Nothing is held from %(year)s on", **shown),
        "withdrawn": _("The offer of %(year)s to %(region)s was withdrawn", **shown),
        "received": _("%(region)s received the turn of %(year)s", **shown),
        "opened": _("The edition of %(year)s in %(region)s was opened", **shown),
    }


def _about_the_programme(one: TurnEvent, region: str) -> dict[str, str]:
    """Say what concerns the programme in a year."""
    shown = {"region": region, "year": one.year, "to_year": one.to_year}
    later = one.to_year is not None
    return {
        "postponed": _("The edition of %(year)s was moved to %(to_year)s", **shown)
        if later
        else _("The edition of %(year)s was postponed, to no year yet", **shown),
        "cancelled": _("The edition of %(year)s was cancelled", **shown),
        "dormant": _("Nothing is held from %(year)s until %(to_year)s", **shown)
        if later
        else _("Nothing is held from %(year)s on", **shown),
    }


def _name(region: Region | None) -> str:
    """Return a region's name in the reader's language."""
    return "" if region is None else region.name.best(language())

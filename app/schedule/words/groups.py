"""The words for groups, and what they keep to."""

from app.core.languages import _, language, listed, ngettext, pgettext
from app.schedule.models import Group
from app.schedule.words.activities import minutes


def kind(code: str) -> str:
    """Name a kind of group."""
    words = {
        "track": pgettext("group", "Track"),
        "stage": pgettext("group", "Stage"),
        "league": pgettext("group", "League"),
        "day": pgettext("group", "Part of one day"),
    }
    return str(words[code])


def meaning(code: str) -> str:
    """Say what a kind of group is for."""
    words = {
        "track": _("Sessions that belong together"),
        "stage": _("A round of a competition: semi-finals before finals"),
        "league": _("Everybody plays everybody"),
        "day": _("What lies on one day"),
    }
    return str(words[code])


def offered(code: str) -> str:
    """Name a kind of group with what it is for."""
    return str(pgettext("group", "%(kind)s: %(meaning)s", kind=kind(code), meaning=meaning(code)))


def keeps(group: Group) -> str:
    """Say what a group keeps to; the group that it comes after must be loaded."""
    after = group.after.name.best(language()) if group.after else ""
    found = [
        _("in one space") if group.one_space else "",
        _("on one day") if group.one_day else "",
        _("one after the other") if group.in_order else "",
        _("%(length)s of rest", length=minutes(group.rest)) if group.rest else "",
        _("after %(group)s", group=after) if after and not group.gap else "",
        _("%(length)s after %(group)s", length=minutes(group.gap), group=after)
        if after and group.gap
        else "",
    ]
    return str(listed(one for one in found if one))


def size(count: int) -> str:
    """Say how many activities a group holds."""
    return str(ngettext("%(num)s activity", "%(num)s activities", count))

"""The words for a forum of talks: what it holds, and what is wrong with how a talk stands."""

from app.core.languages import _, listed, ngettext


def held(talks: int, tracks: int, blocks: int, spaces: int) -> str:
    """Say what a forum is made of."""
    parts = [
        ngettext("%(num)s talk", "%(num)s talks", talks),
        ngettext("%(num)s track", "%(num)s tracks", tracks),
        ngettext("%(num)s block", "%(num)s blocks", blocks),
        ngettext("%(num)s space", "%(num)s spaces", spaces),
    ]
    return _("%(parts)s.", parts=listed(parts))


def wrong(code: str) -> str:
    """Say what is wrong with how a talk stands, by a code of `forum_faults`."""
    return {
        "missing": _("It does not begin where a slot of a block begins, in a space of the forum."),
        "long": _("It needs more slots than its block has left there."),
        "shared": _("Another talk takes the same slot of the same space."),
        "mixed": _("Its space holds talks of another track in this block too."),
        "moved": _("It is fixed and stands elsewhere."),
    }[code]

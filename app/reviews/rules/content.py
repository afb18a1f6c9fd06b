"""What a reviewer reads of a proposal: all that was submitted, or what tells not whose it is."""

from typing import Any

from app.calls.type import ProposalType

# What says who proposes or where they are.
_TELLING: dict[str, Any] = {
    "region": None,
    "organisation": "",
    "parties": [],
    "place": "",
    "place_region": None,
    "people_note": "",
    "continues": None,
    "papers": [],
}


def shown(
    content: dict[str, Any], kind: ProposalType, *, blind: bool, hidden: str = ""
) -> dict[str, Any]:
    """Return what was submitted as a reviewer may read it.

    In a blind phase all is left out that tells who proposes: the region, the parties, the place,
    the fields of the type that `tells_who`, papers, and what budget lines are called, in whose
    place `hidden` stands.
    """
    if not blind:
        return content
    telling = {field.identifier for field in kind.fields if field.tells_who}
    return {
        **content,
        **_TELLING,
        "values": {name: value for name, value in content["values"].items() if name not in telling},
        "budget": [{**line, "what": hidden} for line in content["budget"]],
    }

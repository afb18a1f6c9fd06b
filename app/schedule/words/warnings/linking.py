"""Where a warning leads: to what stands wrong, to whom it concerns, and to what asks for it."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.core.languages import _, language
from app.schedule.rules.problem import Requirement
from app.schedule.words.warnings.fault import Said
from app.schedule.words.warnings.scene import Scene

MOST_DELEGATIONS = 3


@dataclass(frozen=True, kw_only=True)
class Link:
    """What a warning leads to: an activity, a space, a delegation, a rule ... by its id."""

    what: str
    id: str
    label: str


def links(scene: Scene, said: Said) -> Iterator[Link]:
    """Yield the links of a warning, what can be moved first."""
    for key in said.activities:
        label = _("Move %(activity)s", activity=scene.title(key))
        yield Link(what="activity", id=key, label=label)
    placed = {scene.plan[key].space or "" for key in said.activities if key in scene.plan}
    for space in sorted(placed & scene.spaces.keys()):
        yield Link(what="space", id=space, label=scene.space(space))
    regions = {scene.stated.parties[key].region_id or 0 for key in said.parties}
    for region in sorted(regions & scene.names.codes.keys())[:MOST_DELEGATIONS]:
        label = scene.names.regions[region].best(language())
        yield Link(what="delegation", id=scene.names.codes[region], label=label)
    yield from _asking(scene, said.requirement)


def _asking(scene: Scene, one: Requirement) -> Iterator[Link]:
    """Yield the link to what asks for it: a wish, a group, presences, interpreters."""
    number = rule_of(one)
    if number in scene.rules:
        yield Link(what="rule", id=str(number), label=_("The requirement"))
    group = group_of(one)
    if group in scene.groups:
        label = scene.groups[group].name.best(language())
        yield Link(what="group", id=str(group), label=label)
    if one.about in {"present", "unsocial"}:
        yield Link(what="presences", id="", label=_("Arrivals and departures"))
    if one.kind == "languages":
        yield Link(what="interpreters", id="", label=_("Interpreters"))


def rule_of(one: Requirement) -> int:
    """Return the id of the rule that somebody wrote down; 0 for what goes without saying."""
    return _number(one) if one.key.startswith("rule:") else 0


def group_of(one: Requirement) -> int:
    """Return the id of the group that asks for it; 0 where none does."""
    named = one.key.partition(":")[0] in {"order", "after", "rest", "one-space", "one-day"}
    return _number(one) if named else 0


def _number(one: Requirement) -> int:
    return int(one.key.split(":")[1])

"""Warnings: each a sentence that says what is wrong and by how much, and its way out."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from app.schedule.models import HEAVIEST
from app.schedule.rules.checking import Fault
from app.schedule.rules.problem import Requirement
from app.schedule.rules.stating import Stated
from app.schedule.rules.stating.drafted import Drafted
from app.schedule.words.warnings import orders, people, places
from app.schedule.words.warnings.fault import Said, together
from app.schedule.words.warnings.linking import Link, links, rule_of
from app.schedule.words.warnings.scene import Names, Scene

SEARCHES = 6
_SENTENCES: Mapping[str, Callable[[Scene, Said], tuple[str, str]]] = {
    "place": places.unplaced,
    "space": places.taken,
    "open": places.closed,
    "blocked": places.blocked,
    "suits": places.unsuitable,
    "ground": places.off_the_ground,
    "capacity": places.too_small,
    "equipment": places.unequipped,
    "booths": places.too_few_booths,
    "within": orders.out_of_time,
    "starts": orders.wrong_start,
    "order": orders.out_of_order,
    "after": orders.out_of_order,
    "apart": orders.not_apart,
    "same-space": orders.scattered,
    "same-day": orders.over_days,
    "keep": orders.moved,
    "party": people.in_two_places,
    "rest": people.unrested,
    "present": people.absent,
    "unsocial": people.asleep,
    "night": people.at_night,
    "languages": people.not_interpreted,
    "holiday": people.on_a_holiday,
}
ABOUT = tuple(_SENTENCES)
# Where another time or space of the first activity would help.
_MOVABLE = frozenset({"space", "open", "blocked", "party", "rest", "present", "within", "order"})


@dataclass(frozen=True, kw_only=True)
class Warned:
    """A warning as it is read; `weight` is None where it must not be so.

    `start` is the first minute of what it is about since the draft's origin, -1 for what waits.
    """

    key: str
    about: str
    sentence: str
    way_out: str
    weight: int | None
    note: str
    start: int
    activities: tuple[str, ...]
    spaces: tuple[int, ...]
    regions: tuple[int, ...]
    links: tuple[Link, ...]

    @property
    def hard(self) -> bool:
        """Tell whether it must not be so."""
        return self.weight is None

    @property
    def severity(self) -> int:
        """How heavy it is; what must not be so is heavier than everything else."""
        return HEAVIEST + 1 if self.weight is None else self.weight


def warnings(
    draft: Drafted,
    stated: Stated,
    names: Names,
    faults: Iterable[Fault],
    *,
    searches: int = SEARCHES,
) -> list[Warned]:
    """Return the faults in words, the heaviest first."""
    scene = scene_of(draft, stated, names, searches=searches)
    found = sorted(together(stated, faults), key=lambda said: -_severity(said.requirement))
    return [_warned(scene, said) for said in found]


def scene_of(draft: Drafted, stated: Stated, names: Names, *, searches: int) -> Scene:
    """Return all that a sentence about a draft needs."""
    return Scene(
        draft=draft,
        stated=stated,
        names=names,
        activities={one.uuid: one for one in draft.activities},
        spaces={str(one.id): one for one in draft.spaces},
        groups={one.id: one for one in draft.groups},
        rules={one.id: one for one in draft.rules},
        searches=searches,
    )


def _severity(requirement: Requirement) -> int:
    return HEAVIEST + 1 if requirement.weight is None else requirement.weight


def _warned(scene: Scene, said: Said) -> Warned:
    sentence, way_out = _SENTENCES[said.about](scene, said)
    rule = rule_of(said.requirement)
    if said.about in _MOVABLE:
        way_out = f"{way_out} {_elsewhere(scene, said)}".strip()
    regions = {scene.stated.parties[key].region_id for key in said.parties} or {
        region for key in said.activities for region in scene.attending(key)
    }
    spaces = {scene.plan[key].space for key in said.activities if key in scene.plan}
    return Warned(
        key=f"{said.requirement.key}|{'|'.join(said.activities)}",
        about=said.about,
        sentence=sentence,
        way_out=way_out,
        weight=said.requirement.weight,
        note=scene.rules[rule].note if rule in scene.rules else "",
        start=min((scene.start(key) for key in said.activities if key in scene.plan), default=-1),
        activities=said.activities,
        spaces=tuple(sorted(int(one) for one in spaces if one is not None)),
        regions=tuple(sorted(one for one in regions if one is not None)),
        links=tuple(links(scene, said)),
    )


def _elsewhere(scene: Scene, said: Said) -> str:
    """Say where one of the activities could go: of two rather the later one, never a fixed one."""
    free = [key for key in said.activities if not scene.activities[key].fixed]
    return scene.free(free[-1]) if free else ""

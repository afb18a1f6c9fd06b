"""Warnings: each a sentence that says what is wrong and by how much, and its way out."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from app.schedule.models import HEAVIEST
from app.schedule.rules.checking import Fault
from app.schedule.rules.stating import Stated
from app.schedule.rules.stating.drafted import Drafted
from app.schedule.words.warnings import forums, orders, people, places
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
    "slot": forums.off_the_slots,
    "slots": forums.too_few_slots,
    "tracks": forums.among_another_track,
}
ABOUT = tuple(_SENTENCES)
# Where another time or space of the first activity would help.
_MOVABLE = frozenset(
    {"space", "open", "blocked", "party", "rest", "present", "within", "order", "slot", "slots"}
)


@dataclass(frozen=True, kw_only=True, eq=False)
class Warned:
    """A warning; its words are found when they are read, for of thousands a page shows fifty."""

    scene: Scene
    said: Said

    @property
    def about(self) -> str:
        """What it is about, a word of `ABOUT`."""
        return self.said.about

    @property
    def weight(self) -> int | None:
        """What it costs; None where it must not be so."""
        return self.said.requirement.weight

    @property
    def hard(self) -> bool:
        """Tell whether it must not be so."""
        return self.weight is None

    @property
    def severity(self) -> int:
        """How heavy it is; what must not be so is heavier than everything else."""
        return HEAVIEST + 1 if self.weight is None else self.weight

    @property
    def activities(self) -> tuple[str, ...]:
        """The activities that it is about, by uuid."""
        return self.said.activities

    @property
    def start(self) -> int:
        """The first minute of what it is about since the draft's origin, -1 for what waits."""
        placed = [self.scene.start(key) for key in self.activities if key in self.scene.plan]
        return min(placed, default=-1)

    @property
    def spaces(self) -> tuple[int, ...]:
        """The ids of the spaces in which they stand."""
        plan = self.scene.plan
        found = {plan[key].space for key in self.activities if key in plan}
        return tuple(sorted(int(one) for one in found if one is not None))

    @property
    def regions(self) -> tuple[int, ...]:
        """The ids of the regions that it is about, or that must be there."""
        parties = self.scene.stated.parties
        found = {parties[key].region_id for key in self.said.parties} or {
            region for key in self.activities for region in self.scene.attending(key)
        }
        return tuple(sorted(one for one in found if one is not None))

    @property
    def note(self) -> str:
        """What was noted about the wish behind it."""
        rule = self.scene.rules.get(rule_of(self.said.requirement))
        return rule.note if rule else ""

    @property
    def sentence(self) -> str:
        """What is wrong: what, who, when, by how much."""
        return self._words[0]

    @cached_property
    def way_out(self) -> str:
        """What can be done about it."""
        elsewhere = _elsewhere(self.scene, self.said) if self.about in _MOVABLE else ""
        return f"{self._words[1]} {elsewhere}".strip()

    @property
    def links(self) -> tuple[Link, ...]:
        """Where it leads."""
        return tuple(links(self.scene, self.said))

    @cached_property
    def _words(self) -> tuple[str, str]:
        return _SENTENCES[self.about](self.scene, self.said)


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
    found = [Warned(scene=scene, said=said) for said in together(stated, faults)]
    return sorted(found, key=lambda one: -one.severity)


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


def _elsewhere(scene: Scene, said: Said) -> str:
    """Say where one of the activities could go: of two rather the later one, never a fixed one."""
    free = [key for key in said.activities if not scene.activities[key].fixed]
    return scene.free(free[-1]) if free else ""

"""Who gets which proposals to review: evenly, without a conflict, by area; or why it cannot be."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from hashlib import sha256

from app.reviews.rules.network import Network, bits

# What it costs to give a proposal to somebody who knows other areas.
STRANGE = 2


@dataclass(frozen=True, kw_only=True)
class Sought:
    """A proposal that wants reviewers: who has it already, to whom a conflict shuts it."""

    id: int
    kept: frozenset[int] = frozenset()
    shut: frozenset[int] = frozenset()
    areas: frozenset[int] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Able:
    """A reviewer: the areas that they know, and how many reviews they take at most (None: all)."""

    id: int
    areas: frozenset[int] = frozenset()
    most: int | None = None


@dataclass(frozen=True, kw_only=True)
class Shortage:
    """Reviews that are wanted of proposals, and how many those who may review them can give.

    `proposals` is empty when all that is wanted is more than all reviewers can take.
    """

    proposals: tuple[int, ...]
    reviewers: tuple[int, ...]
    wanted: int
    possible: int


@dataclass(frozen=True, kw_only=True)
class Uneven:
    """Reviewers who cannot get as many as the others: conflicts shut all that the others have."""

    reviewers: tuple[int, ...]
    least: int
    most: int


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What is to be assigned beyond what is, or why it cannot be, and how even it is.

    `loads` are the reviews of every reviewer afterwards; `strange` counts the new ones outside of
    the reviewer's areas; `steps` what it took to find them.
    """

    pairs: tuple[tuple[int, int], ...]
    loads: dict[int, int]
    strange: int
    shortage: Shortage | None
    uneven: Uneven | None
    steps: int

    @property
    def fingerprint(self) -> str:
        """What tells whether a plan made later is the same."""
        return sha256(repr(self.pairs).encode()).hexdigest()[:16]


def assign(sought: Sequence[Sought], able: Sequence[Able], each: int) -> Plan:
    """Give every proposal `each` reviewers, keeping those that it has.

    No conflict is violated, nobody gets more than the own maximum. Among all ways the loads are as
    even as can be (within one of each other, but for maxima and conflicts), and among those the
    fewest reviews are outside of the reviewers' areas. The same facts give the same plan.
    """
    place = {one.id: position for position, one in enumerate(able)}
    kept = [[place[one] for one in some.kept - some.shut if one in place] for some in sought]
    loads = [0] * len(able)
    for positions in kept:
        for position in positions:
            loads[position] += 1
    network = Network(
        [max(0, each - len(positions)) for positions in kept],
        [_prices(some, able, taken) for some, taken in zip(sought, kept, strict=True)],
        loads,
        [len(sought) if one.most is None else one.most for one in able],
    )
    wanted = list(network.needs)
    done = network.run()
    pairs = [
        (sought[proposal].id, able[reviewer].id)
        for reviewer, got in enumerate(network.got)
        for proposal in got
    ]
    return Plan(
        pairs=tuple(sorted(pairs)) if done else (),
        loads={one.id: load for one, load in zip(able, network.loads, strict=True)},
        strange=sum(price == STRANGE for got in network.got for price in got.values()),
        shortage=None if done else _shortage(network, sought, able, wanted),
        uneven=_uneven(network, able) if done else None,
        steps=network.steps,
    )


def by_area(sought: Sequence[Sought], able: Sequence[Able]) -> Plan:
    """Give every proposal all reviewers who know one of its areas, as far as their maxima go."""
    loads = {one.id: sum(one.id in some.kept - some.shut for some in sought) for one in able}
    pairs: list[tuple[int, int]] = []
    for some in sought:
        for one in able:
            knows = not some.areas.isdisjoint(one.areas)
            free = one.most is None or loads[one.id] < one.most
            if knows and free and one.id not in some.shut | some.kept:
                pairs.append((some.id, one.id))
                loads[one.id] += 1
    return Plan(
        pairs=tuple(sorted(pairs)),
        loads=loads,
        strange=0,
        shortage=None,
        uneven=None,
        steps=len(sought) * len(able),
    )


def _prices(sought: Sought, able: Sequence[Able], taken: Collection[int]) -> tuple[int, int, int]:
    """Return who may get a proposal: who knows its areas, who names no areas, who knows others."""
    knowing, open_to_all, strange = 0, 0, 0
    for position, one in enumerate(able):
        if one.id in sought.shut or position in taken:
            continue
        if one.areas & sought.areas:
            knowing |= 1 << position
        elif not one.areas:
            open_to_all |= 1 << position
        else:
            strange |= 1 << position
    return knowing, open_to_all, strange


def _shortage(
    network: Network, sought: Sequence[Sought], able: Sequence[Able], wanted: Sequence[int]
) -> Shortage:
    """Read why it cannot be from the cut: what wants still, and who could help but is full.

    One proposal that cannot have enough by itself is said first; then the whole, where everybody
    is full; else the smallest part that the cut shows.
    """
    for position, some in enumerate(sought):
        open_to = list(bits(sum(network.prices[position])))
        if len(open_to) < wanted[position]:
            names = tuple(able[one].id for one in open_to)
            return Shortage(
                proposals=(some.id,), reviewers=names, wanted=wanted[position], possible=len(names)
            )
    proposals, reviewers = network.wanting(), network.reached()
    full = all(load >= most for load, most in zip(network.loads, network.most, strict=True))
    possible = sum(wanted[one] - network.needs[one] for one in proposals)
    return Shortage(
        proposals=() if full else tuple(sought[one].id for one in proposals if wanted[one]),
        reviewers=tuple(able[one].id for one in reviewers),
        wanted=sum(wanted) if full else sum(wanted[one] for one in proposals),
        possible=sum(wanted) - sum(network.needs) if full else possible,
    )


def _uneven(network: Network, able: Sequence[Able]) -> Uneven | None:
    """Tell who cannot be raised to the others' level though their maximum would let them."""
    given = [load for load, got in zip(network.loads, network.got, strict=True) if got]
    below = [one for one, load in enumerate(network.loads) if given and load < network.most[one]]
    if not below:
        return None
    least = min(network.loads[one] for one in below)
    if max(given) - least <= 1:
        return None
    stuck = _who_gains(network, sum(1 << one for one in below if network.loads[one] == least))
    names = tuple(able[one].id for one in bits(stuck))
    return Uneven(reviewers=names, least=least, most=max(given))


def _who_gains(network: Network, low: int) -> int:
    """Return the reviewers at the bottom and everybody from whom something could go to them."""
    grown = -1
    while grown != low:
        grown = low
        for one, got in enumerate(network.got):
            if any(network.free[proposal] & low for proposal in got):
                low |= 1 << one
    return low

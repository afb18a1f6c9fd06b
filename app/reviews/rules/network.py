"""Reviews handed out at the least cost: loads as even as can be, then areas that fit best.

A flow from proposals (so many reviews wanted) to reviewers (so many taken), by shortest augmenting
paths with potentials. A reviewer's next review costs more than any gain of areas below it: levels
are filled one after the other, which minimises the sum of squares of the loads, and among those
the sum of prices (Federgruen and Groenevelt 1986). Sets of reviewers are the bits of integers.
"""

from collections.abc import Iterator, Sequence
from heapq import heappop, heappush

FAR = 1 << 60


def bits(mask: int) -> Iterator[int]:
    """Name the numbers of a set, the lowest first."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


class Network:
    """Proposals and reviewers by their positions, and which reviews are handed out so far."""

    def __init__(
        self,
        needs: Sequence[int],
        prices: Sequence[Sequence[int]],
        loads: Sequence[int],
        most: Sequence[int],
    ) -> None:
        """Start with nothing handed out.

        `needs` are reviews wanted of each proposal; `prices[p][c]` is the set of reviewers to whom
        proposal `p` may go at price `c`; `loads` are the reviews that reviewers have already,
        `most` those that they may have.
        """
        self.needs, self.loads, self.most = list(needs), list(loads), list(most)
        self.prices = prices
        self.free = [sum(sets) for sets in prices]
        # What each reviewer got here, with its price.
        self.got: list[dict[int, int]] = [{} for _ in loads]
        self.level = 0
        # How many nodes were looked at: what a test of speed counts instead of seconds.
        self.steps = 0
        self._deep_p, self._deep_r = [0] * len(needs), [0] * len(loads)

    def run(self) -> bool:
        """Hand reviews out until nothing is wanted any more; tells whether that was possible."""
        while any(self.needs):
            self._measure()
            below = [one for one in self.reached() if self.loads[one] < self.most[one]]
            if not below:
                return False
            self.level = max(self.level, min(self.loads[one] for one in below) + 1)
            self._hand_out(min(self._deep_r[one] for one in below if self._spare(one)))
        return True

    def reached(self) -> list[int]:
        """Return the reviewers to whom what is still wanted could go, directly or by exchange."""
        return [one for one, depth in enumerate(self._deep_r) if depth < FAR]

    def wanting(self) -> list[int]:
        """Return the proposals that want reviews, or whose reviewers could be exchanged for it."""
        return [one for one, depth in enumerate(self._deep_p) if depth < FAR]

    def _spare(self, reviewer: int) -> bool:
        """Tell whether a reviewer may take one more at this level."""
        return self.loads[reviewer] < min(self.level, self.most[reviewer])

    def _measure(self) -> None:
        """Measure the least cost from what is wanted to every node (Dijkstra with potentials).

        In the heap a reviewer stands as -1 minus its position. Who is out of reach stays so.
        """
        old_p, old_r = self._deep_p, self._deep_r
        new_p, new_r = [FAR] * len(old_p), [FAR] * len(old_r)
        groups = _groups(old_r)
        # Of whom no shorter way can be found any more.
        closed = 0
        heap = [(-old_p[one], one) for one, need in enumerate(self.needs) if need]
        while heap:
            near, node = heappop(heap)
            if node < 0 and new_r[-1 - node] == FAR:
                self.steps += 1
                new_r[-1 - node] = near + old_r[-1 - node]
                for one, price in self.got[-1 - node].items():
                    if new_p[one] == FAR:
                        heappush(heap, (new_r[-1 - node] - price - old_p[one], one))
            elif node >= 0 and new_p[node] == FAR:
                self.steps += 1
                new_p[node] = near + old_p[node]
                for far, one in self._onward(node, new_p[node], groups, closed):
                    heappush(heap, (far, -1 - one))
                    closed |= (far == near) << one
        self._deep_p, self._deep_r = new_p, new_r

    def _onward(
        self, proposal: int, deep: int, groups: dict[int, int], closed: int
    ) -> Iterator[tuple[int, int]]:
        """Name the reviewers who may take a proposal of a depth, each with the cost until there."""
        open_to = self.free[proposal] & ~closed
        for price, those in enumerate(self.prices[proposal]):
            for depth, group in groups.items():
                for one in bits(those & open_to & group):
                    yield deep + price - depth, one

    def _hand_out(self, goal: int) -> None:
        """Hand out along tight paths that start at what is wanted and end at depth `goal`."""
        groups = _groups(self._deep_r)
        # Where a search ended in vain no other of this round needs to look.
        dead = _Seen()
        for start, depth in enumerate(self._deep_p):
            while self.needs[start] and depth == 0:
                seen = _Seen()
                if not self._search(start, goal, groups, dead, seen):
                    dead.reviewers |= seen.reviewers
                    dead.proposals |= seen.via.keys()
                    break

    def _search(
        self, start: int, goal: int, groups: dict[int, int], dead: "_Seen", seen: "_Seen"
    ) -> bool:
        """Look for a tight path and hand out along it; tells whether there is one."""
        stack = [start]
        while stack:
            proposal = stack.pop()
            self.steps += 1
            for price, those in enumerate(self.prices[proposal]):
                group = groups.get(self._deep_p[proposal] + price, 0)
                new = those & group & self.free[proposal] & ~(dead.reviewers | seen.reviewers)
                for one in bits(new):
                    seen.reviewers |= 1 << one
                    seen.came[one] = proposal, price
                    if self._deep_r[one] == goal and self._spare(one):
                        self._apply(start, one, seen)
                        return True
                    for other, paid in self.got[one].items():
                        if self._deep_r[one] - paid != self._deep_p[other]:
                            continue
                        if other != start and not (other in seen.via or other in dead.proposals):
                            seen.via[other] = one
                            stack.append(other)
        return False

    def _apply(self, start: int, end: int, seen: "_Seen") -> None:
        """Give along a path: its last reviewer takes one more, the others exchange one each."""
        self.loads[end] += 1
        self.needs[start] -= 1
        while True:
            proposal, price = seen.came[end]
            self.got[end][proposal] = price
            self.free[proposal] ^= 1 << end
            if proposal == start:
                return
            end = seen.via[proposal]
            del self.got[end][proposal]
            self.free[proposal] ^= 1 << end


class _Seen:
    """What a search came by: reviewers, from which proposal at which price, and back."""

    def __init__(self) -> None:
        """Have seen nothing."""
        self.reviewers = 0
        self.came: dict[int, tuple[int, int]] = {}
        self.via: dict[int, int] = {}
        self.proposals: set[int] = set()


def _groups(depths: Sequence[int]) -> dict[int, int]:
    """Return who stands at each depth that is in reach."""
    found: dict[int, int] = {}
    for one, depth in enumerate(depths):
        if depth < FAR:
            found[depth] = found.get(depth, 0) | 1 << one
    return found

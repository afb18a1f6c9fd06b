"""Which heats annealing is tried at, and for how long: short trials of all, long ones of the best.

Prices of forums span up to seven powers of ten, and which heat loosens a plan without melting it
depends on how full the forum is; so it is measured in each search, not guessed.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain
from random import Random

from app.schedule.solver.forum.grid import Grid
from app.schedule.solver.forum.layout import Content

# Shares of the time: a first trial of every heat, then the better half again, then rounds.
TRIALS, AGAIN, ROUND = 0.2, 0.25, 0.08
COLD = 0.15


@dataclass(kw_only=True)
class Portfolio:
    """The heats, what each has reached, and the best content of all."""

    heats: list[float]
    cold: float
    best: int
    content: list[Content]
    start: list[Content]
    reached: dict[float, int] = field(default_factory=dict)

    def rounds(self, random: Random) -> Iterator[tuple[float, float, list[Content]]]:
        """Yield (heat, share of the time, where from) of one round after the other, without end."""
        for heat in self.heats:
            yield heat, TRIALS / len(self.heats), self.start
        better = sorted(self.heats, key=self._rank)[: (len(self.heats) + 1) // 2]
        for heat in better:
            yield heat, AGAIN / len(better), self.content
        while True:
            best = sorted(self.heats, key=self._rank)[:2]
            yield random.choice(best), ROUND, self.content
            cool = self.heats[: max(1, len(self.heats) // 2)]
            yield random.choice(cool), ROUND / 2, self.content

    def _rank(self, heat: float) -> tuple[int, float]:
        """Return how a heat did: what it reached, and the cooler the better."""
        return self.reached.get(heat, self.best), heat

    def tell(self, heat: float, price: int, content: list[Content]) -> bool:
        """Keep what a round reached; says whether it is the best of all."""
        self.reached[heat] = min(price, self.reached.get(heat, price))
        if price >= self.best:
            return False
        self.best, self.content = price, content
        return True


def portfolio_of(grid: Grid, price: int, content: list[Content]) -> Portfolio:
    """Return the heats for a forum, from a little above its smallest price to near its largest."""
    prices = set(_prices(grid)) or {1}
    smallest, largest = min(prices), max(prices)
    heats: list[float] = []
    heat = smallest * 3.0
    while heat <= largest or not heats:
        heats.append(heat)
        heat *= 10
    return Portfolio(heats=heats, cold=smallest * COLD, best=price, content=content, start=content)


def _prices(grid: Grid) -> Iterator[int]:
    """Yield every price above 0 that there is."""
    names = ("rooms-per-track", "parallel-tracks", "consecutive-tracks")
    single = [grid.weight(name) for name in names]
    if grid.ordered:
        single.append(grid.weight("order"))
    rows = chain(grid.cell_cost, grid.beside, grid.block_cost, grid.space_cost)
    pairs = (prices[1:] for found in grid.pairs for prices in found)
    yield from (price for price in chain(single, *rows, *pairs) if price > 0)

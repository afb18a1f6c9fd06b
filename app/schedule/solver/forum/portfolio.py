"""How hot annealing begins, round after round: from the hottest first, then where it pays.

Prices of forums span up to seven powers of ten, and which heat loosens a plan without melting it
depends on how full the forum is; so it is measured in each search, not guessed.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from random import Random

from app.schedule.solver.forum.grid import Grid
from app.schedule.solver.forum.layout import Content

# Shares of the time: coolings through all heats, each slower than the one before, then rounds.
COOLINGS, ROUND = (0.02, 0.06, 0.2), 0.06
LIKELIEST, LEAST = 8.0, 0.3
# Short rounds from the hottest mostly melt what there is.
HOTTEST, SELDOM = 0.6, 0.4
COLD = 0.15


@dataclass(kw_only=True)
class Portfolio:
    """The heats, how likely each is to be tried, and the best content of all."""

    heats: list[float]
    cold: float
    best: int
    content: list[Content]
    likely: dict[float, float]

    def rounds(self, random: Random) -> Iterator[tuple[float, float]]:
        """Yield (heat, share of the time) of one round after the other, without end."""
        for share in COOLINGS:
            yield self.heats[-1], share
        while True:
            (heat,) = random.choices(self.heats, [self.likely[heat] for heat in self.heats])
            yield heat, ROUND

    def tell(self, heat: float, price: int, content: list[Content]) -> bool:
        """Keep what a round reached; says whether it is the best of all.

        A heat that brought something is tried twice as often as before, else a little less.
        """
        better = price < self.best
        likely = self.likely[heat]
        self.likely[heat] = min(LIKELIEST, likely * 2) if better else max(LEAST, likely * 0.8)
        if better:
            self.best, self.content = price, content
        return better


def portfolio_of(grid: Grid, price: int, content: list[Content]) -> Portfolio:
    """Return the heats for a forum, from a little above its smallest price to near its largest."""
    prices = set(_prices(grid)) or {1}
    smallest, largest = min(prices), max(prices)
    heats: list[float] = []
    heat = smallest * 3.0
    while heat <= largest or not heats:
        heats.append(heat)
        heat *= 10
    likely = {
        heat: SELDOM if place > HOTTEST * len(heats) else 1.0 for place, heat in enumerate(heats)
    }
    return Portfolio(heats=heats, cold=smallest * COLD, best=price, content=content, likely=likely)


def _prices(grid: Grid) -> Iterator[int]:
    """Yield every price above 0 that there is."""
    names = ("rooms-per-track", "parallel-tracks", "consecutive-tracks")
    single = [grid.weight(name) for name in names]
    if grid.ordered:
        single.append(grid.weight("order"))
    rows = chain(grid.cell_cost, grid.beside, grid.block_cost, grid.space_cost)
    pairs = (prices[1:] for found in grid.pairs for prices in found)
    yield from (price for price in chain(single, *rows, *pairs) if 0 < price < grid.dear)

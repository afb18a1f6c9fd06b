"""Simulated annealing over small changes: hot at first, colder by time, the best kept."""

import math
from collections.abc import Callable, Sequence
from random import Random
from time import monotonic

from app.schedule.solver.forum.layout import Content, Layout
from app.schedule.solver.forum.moves import Draw

STEPS = 64
Moves = Sequence[tuple[Draw, float]]
GoesOn = Callable[[int, list[Content]], bool]


def anneal(
    layout: Layout,
    random: Random,
    *,
    moves: Moves,
    heat: float,
    cold: float,
    seconds: float,
    goes_on: GoesOn,
) -> tuple[int, list[Content]]:
    """Return the best price found and its content; the layout itself ends somewhere near.

    `heat` and `cold` are the temperatures, in units of price, from and to which it is cooled in so
    many seconds; `goes_on` is asked every few changes, with the best so far.
    """
    draws, weights = zip(*moves, strict=True)
    price = best = layout.price()
    kept = layout.copied()
    began = monotonic()
    while (passed := monotonic() - began) < seconds and goes_on(best, kept):
        warmth = heat * (cold / heat) ** (passed / seconds)
        for draw in random.choices(draws, weights, k=STEPS):
            change = draw(layout, random)
            if change is None:
                continue
            more, back = layout.change(change)
            if more > 0 and random.random() >= math.exp(-more / warmth):
                layout.put(back)
                continue
            price += more
            if price < best:
                best, kept = price, layout.copied()
    return best, kept


def climb(layout: Layout, random: Random, *, moves: Moves, tries: int) -> int:
    """Take only changes that cost no more, so many tries long; returns the price."""
    draws, weights = zip(*moves, strict=True)
    price = layout.price()
    for draw in random.choices(draws, weights, k=tries):
        change = draw(layout, random)
        if change is not None:
            more, back = layout.change(change)
            if more > 0:
                layout.put(back)
            else:
                price += more
    return price

"""The map's points stand where d3 would put them."""

import csv
from pathlib import Path

import pytest

from app.core.projection import Projection

SEA = Projection(rotate=(-136, -40.5, 140), scale=2400)
# Written by `node build/projected.mjs`.
with Path(__file__).with_name("projected.csv").open(encoding="utf-8") as lines:
    PLACES = list(csv.DictReader(lines))


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place["place"])
def test_a_place_lies_where_d3_puts_it(place):
    """Agree with d3-geo to a millionth of a map unit."""
    x, y = SEA.project(float(place["longitude"]), float(place["latitude"]))
    assert (x, y) == pytest.approx((float(place["x"]), float(place["y"])), abs=2e-6)


def test_twenty_places_are_compared():
    """Keep the yardstick whole."""
    assert len(PLACES) == 20


def test_japan_lies_above_and_the_continent_below():
    """Turn the map as Toyama's own map is turned."""
    assert SEA.project(137.2, 36.7)[1] < SEA.project(131.9, 43.1)[1]
    assert SEA.project(141.3, 43.1)[0] < SEA.project(130.4, 33.6)[0]

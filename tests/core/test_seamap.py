"""Names on the map leave each other room, and nothing tied is lost."""

from itertools import combinations

import pytest

from app.core import seamap
from app.core.seamap import Place, Tie

ATLAS = {
    "rotate": (-136, -40.5, 140),
    "scale": 2400,
    "frames": {"sea": {"box": (-540, -300, 1230, 740), "land": "M0 0", "graticule": "M0 0"}},
}
TOYAMA = Place(code="jp-16", name="Toyama", latitude=36.695, longitude=137.211, rank=1)
ISHIKAWA = Place(code="jp-17", name="Ishikawa", latitude=36.56, longitude=136.65)
PRIMORYE = Place(code="ru-pri", name="Primorye", latitude=43.106, longitude=131.874, rank=1)
ALBERTA = Place(code="ca-ab", name="Alberta", latitude=53.55, longitude=-113.469)
KOREA = [
    Place(code=f"kr-{n}", name=f"Province {n}", latitude=35 + n / 10, longitude=128 + n % 3 / 10)
    for n in range(20)
]


def drawn(places, ties=()):
    return seamap.drawing(ATLAS, places, ties, "sea", "en")


def room(label, text, size):
    width = sum(size * 0.63 for _ in text)
    left = {"start": label.x, "end": label.x - width, "middle": label.x - width / 2}[label.anchor]
    return left, label.y - size * 0.9, left + width, label.y


@pytest.mark.parametrize(("screen", "size"), [("desk", 17.0), ("phone", 44.0)])
def test_no_two_names_overlap(screen, size):
    spots = drawn([TOYAMA, ISHIKAWA, PRIMORYE, *KOREA]).spots
    named = [
        room(getattr(spot, screen), spot.text, size) for spot in spots if getattr(spot, screen)
    ]
    assert len(named) >= 2
    for one, other in combinations(named, 2):
        apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
        assert apart, (one, other)


def test_a_crowd_leaves_some_names_to_the_list():
    crowd = [
        Place(code=str(n), name="A very long name of a place", latitude=36, longitude=137 + n / 100)
        for n in range(40)
    ]
    assert any(spot.desk is None for spot in drawn(crowd).spots)


def test_places_with_more_ties_are_named_before_their_neighbours():
    crowd = [
        Place(code=f"{n:02}", name="A very long name", latitude=36, longitude=137 + n / 100)
        for n in range(40)
    ]
    named = {spot.place.code for spot in drawn(crowd).spots if spot.desk}
    lost = min({place.code for place in crowd} - named)
    ties = [Tie(a=lost, b="ru-pri")]
    found = [
        {spot.place.code for spot in drawn(places, ties).spots if spot.desk}
        for places in ([PRIMORYE, *crowd], [*crowd[::-1], PRIMORYE])
    ]
    assert lost in found[0]
    assert found[0] == found[1]


def test_a_phone_shows_only_the_foremost_names():
    spots = {spot.place.code: spot for spot in drawn([PRIMORYE, ISHIKAWA]).spots}
    assert spots["ru-pri"].phone is not None
    assert spots["jp-17"].phone is None
    assert spots["jp-17"].desk is not None


def test_a_distant_place_stands_at_the_edge_when_a_tie_leads_there():
    drawing = drawn([TOYAMA, ALBERTA], [Tie(a="jp-16", b="ca-ab")])
    far = next(spot for spot in drawing.spots if spot.place is ALBERTA)
    assert far.beyond
    assert far.x == -540 + 14
    assert drawing.absent == []
    assert len(drawing.arcs) == 1


def test_a_distant_place_without_a_tie_is_told_apart():
    drawing = drawn([TOYAMA, ALBERTA])
    assert drawing.absent == [ALBERTA]
    assert [spot.place for spot in drawing.spots] == [TOYAMA]


def test_a_tie_to_a_place_that_is_not_drawn_is_left_out():
    assert drawn([TOYAMA], [Tie(a="jp-16", b="nowhere")]).arcs == []


def test_the_foremost_places_are_drawn_on_top():
    host = Place(code="kr-42", name="Gangwon", latitude=37.9, longitude=127.7, rank=3, host=True)
    spots = drawn([host, TOYAMA, ISHIKAWA]).spots
    assert [spot.place for spot in spots] == [ISHIKAWA, TOYAMA, host]


def test_an_arc_is_the_same_from_either_end():
    assert seamap.arc((0, 0), (10, 5)) == seamap.arc((10, 5), (0, 0))


def test_a_city_leaves_the_room_on_a_phone_to_the_prefecture_next_to_its_own():
    niigata = Place(code="jp-15", name="Niigata", latitude=37.902, longitude=139.023, rank=1)
    city = Place(code="jp-15-a", name="Niigata City", latitude=37.916, longitude=139.036, rank=1)
    ties = [Tie(a=city.code, b="ru-pri"), Tie(a=niigata.code, b="ru-pri")]
    spots = drawn([niigata, city, TOYAMA, PRIMORYE], [*ties, *ties]).spots
    named = {spot.place.code for spot in spots if spot.phone}
    assert {"jp-15", "jp-16", "ru-pri"} <= named

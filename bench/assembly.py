"""An assembly of 33 regions on three days, with interpreters of five languages."""

from itertools import combinations
from random import Random

from app.schedule.rules.problem import Problem
from bench.timetables import Sheet, at, daily, hours

SPEECHES = ("ja", "ko", "zh", "ru", "mn")
INTERPRETERS = {"ja": 4, "ko": 4, "zh": 3, "ru": 3, "mn": 2}
REGIONS = {f"region {number}": SPEECHES[number % 5] for number in range(1, 34)}
SPACES = {
    "plenary": "centre",
    "room 1": "centre",
    "room 2": "centre",
    "room 3": "centre",
    "salon 1": "centre",
    "salon 2": "centre",
    "salon 3": "centre",
    "press room": "centre",
    "banquet": "hotel",
    "terrace": "hotel",
}
ROADS = {("centre", "hotel"): 20}
SESSIONS = ("reports", "debate", "votes", "agreed text")
LATE = {"region 3": 13.5, "region 9": 12, "region 14": 13, "region 27": 15, "region 31": 12}
ONLINE = ("region 5", "region 20", "region 25")


def assembly() -> Problem:
    """Return the assembly: heads and staff of each region are parties of their own."""
    sheet, chance = Sheet(3, SPACES, ROADS), Random(33)  # noqa: S311  (the same every time)
    heads = [f"{region} head" for region in REGIONS]
    staff = [f"{region} staff" for region in REGIONS]
    _plenary(sheet, heads, staff)
    _subcommittees(sheet, chance)
    _meetings(sheet, chance)
    _visits(sheet, staff)
    for region, hour in LATE.items():
        for party in (f"{region} head", f"{region} staff"):
            sheet.require(
                "present", party, windows=(hours(0, hour, 22), hours(1, 7, 22), hours(2, 7, 22))
            )
    for region in ONLINE:
        sheet.require("present", f"{region} head", windows=daily(range(3), 10, 17), weight=1)
    for speech, most in INTERPRETERS.items():
        sheet.require("languages", speech, most=most)
    return sheet.problem(step=15)


def _plenary(sheet: Sheet, heads: list[str], staff: list[str]) -> None:
    everybody = [*heads, *staff]
    sheet.add("opening", 75, ["plenary"], parties=everybody, languages=SPEECHES)
    sheet.add("photograph", 30, ["plenary", "terrace"], parties=heads)
    sheet.add("reception", 120, ["banquet"], parties=everybody, languages=SPEECHES)
    sheet.add("dinner", 120, ["banquet", "terrace"], parties=everybody, languages=SPEECHES)
    for session in SESSIONS:
        sheet.add(session, 105, ["plenary"], parties=heads, languages=SPEECHES, turnround=15)
    sheet.add("closing", 60, ["plenary"], parties=everybody, languages=SPEECHES)
    for day in range(3):
        sheet.add(f"lunch {day}", 60, ["banquet", "terrace"], windows=daily([day], 11.5, 14.5))
        sheet.require("suits", f"lunch {day}", spaces=("terrace",), weight=1)
    sheet.add("press", 45, ["press room"], parties=heads[:3], languages=["ja", "ko"])
    sheet.require("within", "opening", windows=(hours(0, 13, 18),))
    sheet.require("within", "reception", windows=(hours(0, 17, 21),))
    sheet.require("within", "dinner", windows=(hours(1, 17, 21),))
    sheet.require("within", "closing", windows=(hours(2, 14, 18),))
    for first, second in zip(("opening", *SESSIONS), (*SESSIONS, "closing"), strict=True):
        sheet.require("order", first, others=(second,), minutes=15)
    sheet.require("order", "opening", others=("photograph", "reception"))
    sheet.require("order", "votes", others=("press",), weight=2)
    sheet.require("within", *SESSIONS, windows=daily(range(3), 9, 17), weight=3)
    sheet.require("same-day", "reports", "debate", weight=2)
    sheet.require("apart", *SESSIONS, minutes=45, weight=1)


def _subcommittees(sheet: Sheet, chance: Random) -> None:
    rooms = ["room 1", "room 2", "room 3"]
    for number in range(12):
        name, regions = (
            f"subcommittee {number}",
            chance.sample(sorted(REGIONS), chance.randint(5, 11)),
        )
        parties = [f"{region} staff" for region in regions]
        speeches = {REGIONS[region] for region in regions}
        sheet.add(name, 90, rooms, turnround=15, parties=parties, languages=sorted(speeches)[:3])
        sheet.require("within", name, windows=daily(range(3), 9, 18))
    for region in sorted(REGIONS):
        own = [one.key for one in sheet.activities if f"{region} staff" in one.parties]
        sheet.require("rest", f"{region} staff", others=tuple(own), minutes=15, weight=1)
    for number in (0, 3, 6):
        pair = f"subcommittee {number}", f"subcommittee {number + 1}"
        sheet.require("order", pair[0], others=(pair[1],), minutes=60)
    sheet.require("same-space", *(f"subcommittee {number}" for number in range(4)), weight=1)


def _meetings(sheet: Sheet, chance: Random) -> None:
    """Add meetings of two regions each in small rooms, some of which end with a signature."""
    pairs = chance.sample(list(combinations(sorted(REGIONS), 2)), 30)
    for number, pair in enumerate(pairs):
        name, parties = f"meeting {number}", [f"{region} head" for region in pair]
        speeches = {REGIONS[region] for region in pair}
        salons = ["salon 1", "salon 2", "salon 3"]
        sheet.add(name, 45, salons, turnround=15, parties=parties, languages=speeches)
        sheet.require("within", name, windows=daily(range(3), 9, 18))
        if number % 7 == 0:
            sheet.add(f"signing {number}", 30, ["plenary", "press room"], parties=parties)
            sheet.require("order", name, others=(f"signing {number}",), minutes=60)
            sheet.require("within", f"signing {number}", windows=(hours(2, 9, 16),), weight=2)


def _visits(sheet: Sheet, staff: list[str]) -> None:
    """Add three visits by bus, a third of the staff each."""
    for number in range(3):
        parties, speech = staff[number::3], SPEECHES[number]
        sheet.add(f"visit {number}", 150, (), parties=parties, languages=[speech])
        sheet.require("within", f"visit {number}", windows=daily([1, 2], 9, 17))
        sheet.require("starts", f"visit {number}", windows=((at(2, 9), at(2, 13)),), weight=1)
    sheet.require("apart", *(f"visit {number}" for number in range(3)), weight=2)

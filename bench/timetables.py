"""Timetables to be solved, large enough to be measured: a games week, its repair, an assembly."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import chain, combinations, count

from app.schedule.rules.problem import (
    Activity,
    Plan,
    Problem,
    Requirement,
    Space,
    Window,
)

HOUR, DAY = 60, 24 * 60
REGIONS = ("toyama", "gangwon", "primorsky", "liaoning")
SPEECH = {"toyama": "ja", "gangwon": "ko", "primorsky": "ru", "liaoning": "zh"}


def at(day: int, hours: float) -> int:
    """Return the minute of an hour of a day, the first being day 0."""
    return day * DAY + int(hours * HOUR)


def hours(day: int, first: float, last: float) -> Window:
    """Return some hours of a day."""
    return Window(at(day, first), at(day, last))


def daily(days: Iterable[int], first: float, last: float) -> tuple[Window, ...]:
    """Return the same hours of several days."""
    return tuple(hours(day, first, last) for day in days)


class Sheet:
    """A problem being written down."""

    def __init__(
        self, days: int, spaces: Mapping[str, str], travel: Mapping[tuple[str, str], int]
    ) -> None:
        """Begin with the days and the spaces, which hold one thing at a time."""
        self.days, self.travel = daily(range(days), 7, 22), travel
        self.spaces = tuple(Space(key=key, venue=venue) for key, venue in spaces.items())
        self.activities: list[Activity] = []
        self.requirements: list[Requirement] = []
        self.numbers = count(1)
        for space in spaces:
            self.require("space", space)

    def require(self, kind: str, *subjects: str, **more: object) -> None:
        """Add a requirement; hard, unless a weight is given."""
        key = f"{kind} {next(self.numbers)}"
        made = Requirement(key=key, kind=kind, subjects=subjects, **more)  # type: ignore[arg-type]
        self.requirements.append(made)

    def add(self, key: str, minutes: int, spaces: Iterable[str], **more: object) -> None:
        """Add an activity that must be placed, with windows that it must lie in."""
        windows = more.pop("windows", None)
        for name in ("parties", "languages"):
            more[name] = frozenset(more.get(name, ()))  # type: ignore[call-overload]
        self.activities.append(Activity(key=key, minutes=minutes, spaces=tuple(spaces), **more))  # type: ignore[arg-type]
        self.require("place", key)
        if windows is not None:
            self.require("within", key, windows=windows)

    def problem(self, step: int) -> Problem:
        """Return what is written; nobody can be in two places."""
        parties = sorted(set(chain.from_iterable(one.parties for one in self.activities)))
        for party in parties:
            self.require("party", party)
        return Problem(
            days=self.days,
            spaces=self.spaces,
            activities=tuple(self.activities),
            requirements=tuple(self.requirements),
            travel=self.travel,
            step=step,
        )


HALLS = {"volleyball": ("centre court",), "badminton": ("hall 1", "hall 2")}
GAMES_SPACES = {
    "centre court": "arena",
    "hall 1": "gymnasium",
    "hall 2": "gymnasium",
    "ballroom": "hotel",
    "restaurant": "hotel",
    "office": "hotel",
    "court of honour": "prefecture",
    "workshop": "museum",
    "gallery": "museum",
}
ROADS = {
    ("arena", "gymnasium"): 20,
    ("arena", "hotel"): 25,
    ("arena", "prefecture"): 30,
    ("arena", "museum"): 35,
    ("gymnasium", "hotel"): 15,
    ("gymnasium", "prefecture"): 20,
    ("gymnasium", "museum"): 25,
    ("hotel", "prefecture"): 10,
    ("hotel", "museum"): 20,
    ("prefecture", "museum"): 15,
}


def games() -> Problem:
    """Return a games week: 2 sports, 4 delegations, 12 matches, 40 activities on 6 days."""
    sheet = Sheet(6, GAMES_SPACES, ROADS)
    everybody = [f"{region} {sport}" for region in REGIONS for sport in HALLS]
    _arrivals(sheet)
    _ceremonies(sheet, everybody)
    for sport, halls in HALLS.items():
        _league(sheet, sport, halls)
    _culture(sheet)
    for speech, most in {"ja": 6, "ko": 3, "ru": 2, "zh": 2}.items():
        sheet.require("languages", speech, most=most)
    return sheet.problem(step=10)


def _arrivals(sheet: Sheet) -> None:
    landing = {"toyama": 10, "gangwon": 11.5, "primorsky": 14, "liaoning": 15.5}
    for region in REGIONS:
        teams = [f"{region} {sport}" for sport in HALLS]
        windows = (hours(0, landing[region], landing[region] + 3),)
        sheet.add(f"arrival {region}", 60, (), parties=teams, windows=windows)
        windows = (hours(5, 8, 16),)
        sheet.add(f"departure {region}", 60, (), parties=teams, windows=windows)
        sheet.require("order", "farewell", others=(f"departure {region}",), minutes=600)
        for team in teams:
            sheet.require("present", team, windows=(Window(at(0, landing[region]), at(5, 17)),))


def _ceremonies(sheet: Sheet, everybody: list[str]) -> None:
    speeches = SPEECH.values()
    arrivals = [f"arrival {region}" for region in REGIONS]
    sheet.add("courtesy call", 60, ["court of honour"], parties=everybody, languages=speeches)
    sheet.add("opening", 90, ["ballroom"], parties=everybody, languages=speeches)
    sheet.add("welcome", 120, ["ballroom", "restaurant"], parties=everybody, languages=speeches)
    sheet.add("farewell", 120, ["ballroom", "restaurant"], parties=everybody, languages=speeches)
    sheet.add("managers", 60, ["office"], parties=["managers"], languages=speeches)
    sheet.add("referees", 60, ["office"], parties=["referees"], languages=["ja", "ko"])
    sheet.add("press", 60, ["office", "court of honour"], parties=["managers"], languages=["ja"])
    sheet.require("order", *arrivals, others=("opening", "courtesy call"), minutes=60)
    sheet.require("order", "opening", others=("welcome",))
    sheet.require("within", "welcome", windows=daily([0, 1], 17, 21))
    sheet.require("within", "farewell", windows=daily([4], 16.5, 21))
    sheet.require("within", "courtesy call", windows=daily(range(1, 5), 9, 17), weight=5)
    sheet.require("within", "opening", windows=daily([1], 13, 18), weight=5)
    sheet.require("order", "opening", others=("press",), weight=2)
    sheet.require("order", "managers", "referees", others=("volleyball 1", "badminton 1"))
    sheet.require("within", "managers", "referees", windows=daily([0, 1], 9, 20))


def _league(sheet: Sheet, sport: str, halls: tuple[str, ...]) -> None:
    """Add the six matches of four teams on two days, training, lunches and the prizes."""
    teams = [f"{region} {sport}" for region in REGIONS]
    matches = [f"{sport} {number}" for number in range(1, 7)]
    minutes = 100 if sport == "volleyball" else 150
    pairs = dict(zip(matches, combinations(teams, 2), strict=True))
    for match, pair in pairs.items():
        speeches = {SPEECH[team.split()[0]] for team in pair}
        sheet.add(match, minutes, halls, turnround=20, parties=pair, languages=speeches)
    sheet.require("within", *matches, windows=daily([2, 3], 9, 19))
    sheet.require("within", *matches, windows=daily([2, 3], 9, 17.5), weight=3)
    sheet.require("order", "opening", others=tuple(matches), minutes=120)
    for team in teams:
        own = [match for match, pair in pairs.items() if team in pair]
        sheet.require("rest", team, others=tuple(own), minutes=60)
        sheet.require("rest", team, others=tuple(own), minutes=150, weight=2)
    for day in (2, 3):
        lunch = f"lunch {sport} {day}"
        sheet.add(lunch, 50, [*halls, "restaurant"], parties=teams, windows=daily([day], 11, 14))
        sheet.require("within", lunch, windows=daily([day], 11.5, 13.5), weight=1)
        sheet.require("suits", lunch, spaces=("restaurant",), weight=1)
    sheet.add(f"training {sport}", 120, halls, parties=teams, languages=["ja"])
    sheet.require("within", f"training {sport}", windows=daily([1, 4], 9, 18))
    sheet.require("within", f"training {sport}", windows=daily([4], 9, 12), weight=2)
    sheet.add(f"prizes {sport}", 40, halls, parties=teams, languages=SPEECH.values())
    sheet.require("order", *matches, others=(f"prizes {sport}",))
    sheet.require("within", f"prizes {sport}", windows=daily([3], 12, 20))
    sheet.require("same-space", f"prizes {sport}", *matches[-2:], weight=1)
    sheet.require("same-day", *matches[:2], weight=1)


def _culture(sheet: Sheet) -> None:
    for region in REGIONS:
        teams = [f"{region} {sport}" for sport in HALLS]
        spaces, speech = ["workshop", "gallery"], [SPEECH[region]]
        sheet.add(f"culture {region}", 120, spaces, parties=teams, languages=speech)
        windows = daily([1, 4], 9.5, 16.5)
        sheet.require("within", f"culture {region}", windows=windows)
        sheet.require("suits", f"culture {region}", spaces=("workshop",), weight=1)
        sheet.require("starts", f"culture {region}", windows=daily([4], 9.5, 12), weight=1)
    sheet.require("same-day", *(f"culture {region}" for region in REGIONS), weight=4)
    sheet.add("town walk", 90, (), parties=["referees"], windows=daily([4], 9, 16))


def repair(problem: Problem, plan: Plan) -> Problem:
    """Return the games week with the arena closed on its first afternoon, to be mended."""
    closed = daily([0, 1, 3, 4, 5], 7, 22) + daily([2], 7, 13)
    lost = tuple(
        Requirement(key=f"closed {space}", kind="open", subjects=(space,), windows=closed)
        for space in HALLS["volleyball"]
    )
    keys = tuple(one.key for one in problem.activities)
    keep = Requirement(key="keep", kind="keep", subjects=keys, weight=100)
    return replace(problem, present=plan, requirements=(*problem.requirements, *lost, keep))

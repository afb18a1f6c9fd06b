"""What was called for, proposed and carried out according to the sources becomes rows.

Only what they say is loaded: where a project is known and not how it ended, that stays unknown.
Outcomes take the one way that all outcomes take: submitted first, then decided.
"""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Literal, cast
from zoneinfo import ZoneInfo

from app.calls.models import Area, Call, CallArea
from app.core import facts
from app.core.languages import LANGUAGES
from app.core.words import Words
from app.decisions.models import Decision, Release
from app.desk import queries
from app.programmes.models import Programme
from app.projects.models import Partner, Project, ProjectArea
from app.proposals import actions
from app.proposals import queries as proposals
from app.proposals.models import Party, Proposal, ProposalArea, ProposalText, ProposalValue
from app.regions.models import Region

FOLDER = Path(__file__).parent / "facts"
ZONE = "Asia/Tokyo"
DECIDED = ("accepted", "rejected")
# When the rows of the past were made is of no interest; it only has to stay the same.
UNKNOWN = datetime(2000, 1, 1, tzinfo=UTC)

Rows = dict[str, dict[str, str]]


class Past:
    """Loads the calls, proposals and projects of the past with one loader."""

    def __init__(
        self,
        loader: facts.Loader,
        programmes: Mapping[str, Programme],
        regions: Mapping[str, Region],
        areas: Mapping[str, Area],
    ) -> None:
        """Know what the rows point at, by their short names."""
        self.loader = loader
        self.programmes, self.regions, self.areas = programmes, regions, areas
        self.calls: dict[str, Call] = {}
        self.proposals: dict[str, Proposal] = {}
        self.releases: dict[int, Release] = {}
        # The page of what each proposal became, by the proposal's id.
        self.made: dict[int | None, str] = {}
        self.told: Rows = {row["id"]: row for row in facts.read(FOLDER / "past_proposals.csv")}

    def load(self) -> None:
        """Load all three files."""
        editions = queries.edition_ids(self.loader.session)
        for row in facts.read(FOLDER / "past_calls.csv"):
            self._call(row, editions)
        for row in self.told.values():
            self._proposal(row)
        for row in facts.read(FOLDER / "past_projects.csv"):
            self._project(row)
        self._decide_all()

    def _call(self, row: Mapping[str, str], editions: Mapping[tuple[int, int], int]) -> None:
        """Load a call; of most only the year is known."""
        programme, year = self.programmes.get(row["programme"]), int(row["year"])
        if programme is None:
            return
        edition = row["edition_year"]
        opens_at, closes_at = _ends_of(year)
        values = {
            "programme_id": programme.id,
            "edition_id": editions.get((programme.id, int(edition))) if edition else None,
            "type_slug": row["type"],
            "title": _words(row, "title"),
            "text": Words(),
            "opens_at": opens_at,
            "closes_at": closes_at,
            "zone": ZONE,
            "published_at": opens_at,
            "decided_by": row["decided_by"],
            "year": year,
            "days_known": False,
            "note": row["note"],
            "source": row["source"],
        }
        if made := self.loader.put(Call, row["id"], values):
            self.calls[row["id"]] = made
            for code in _codes(row["areas"]):
                about = {"call_id": made.id, "area_id": self.areas[code].id}
                self.loader.put(CallArea, f"{row['id']} {code}", about)

    def _proposal(self, row: Mapping[str, str]) -> None:
        """Load a proposal with its parts, then let it be submitted and decided."""
        call = self.calls.get(row["call"])
        if call is None:
            return
        before, place = self.proposals.get(row["continues"]), self.regions.get(row["place_region"])
        values = {
            "call_id": call.id,
            "region_id": self.regions[row["region"]].id,
            "original": row["original"],
            "title": _words(row, "title"),
            "starts_on": _day(row["starts_on"]),
            "ends_on": _day(row["ends_on"]),
            "place": row["place"],
            "place_region_id": place.id if place else None,
            "people": int(row["people"]) if row["people"] else None,
            "continues_id": before.id if before else None,
            "made_at": call.opens_at,
            "changed_at": call.closes_at,
            "note": row["note"],
            "source": row["source"],
        }
        if made := self.loader.put(Proposal, row["id"], values):
            self.proposals[row["id"]] = made
            self._parts(row, made, call)

    def _parts(self, row: Mapping[str, str], made: Proposal, call: Call) -> None:
        """Load a proposal's titles, areas, parties, and the year of a candidacy."""
        own: dict[str, object] = {"proposal_id": made.id}
        for language, title in _words(row, "title").items():
            status = "original" if language == row["original"] else "done"
            text = {"language": language, "title": title, "status": status}
            values = {**own, **text, "changed_at": call.closes_at}
            self.loader.put(ProposalText, f"{row['id']} {language}", values)
        for code in _codes(row["areas"]):
            values = {**own, "area_id": self.areas[code].id}
            self.loader.put(ProposalArea, f"{row['id']} {code}", values)
        for code in _codes(row["parties"]):
            answered = {"asked_at": call.opens_at, "answered_at": call.closes_at}
            values = {**own, "region_id": self.regions[code].id, "state": "confirmed", **answered}
            self.loader.put(Party, f"{row['id']} {code}", values)
        if row["hosts_in"]:
            values = {**own, "field": "year", "value": row["hosts_in"]}
            self.loader.put(ProposalValue, f"{row['id']} year", values)

    def _decide_all(self) -> None:
        """Submit what was never submitted, and decide what the sources say was decided."""
        session = self.loader.session
        said = {made.id: self.told[name]["state"] for name, made in self.proposals.items()}
        waiting = [
            made.id
            for made in self.proposals.values()
            if made.state == "draft" or (made.state == "submitted" and said[made.id] in DECIDED)
        ]
        for made in proposals.several(session, waiting) if waiting else ():
            if made.number is None:
                actions.submit_known(session, made, made.call.closes_at)
            if said[made.id] in DECIDED:
                self._release(made, said[made.id])

    def _release(self, made: Proposal, said: str) -> None:
        """Decide about a proposal, in a release of its call; nobody in particular did so."""
        session, at = self.loader.session, made.call.closes_at
        release = self.releases.get(made.call_id)
        if release is None:
            number = queries.releases_of(session, made.call_id) + 1
            seen = sha256(f"facts {made.call.uuid} {number}".encode()).hexdigest()
            release = Release(call_id=made.call_id, number=number, at=at, seen=seen)
            session.add(release)
            session.flush()
            self.releases[made.call_id] = release
        session.add(
            Decision(
                proposal_id=made.id,
                outcome=said,
                decided_at=at,
                released_at=at,
                release_id=release.id,
                made=self.made.get(made.id, "") if said == "accepted" else "",
            )
        )
        session.flush()
        outcome = cast("Literal['accepted', 'rejected']", said)
        actions.set_outcome(session, None, made, outcome, at)

    def _project(self, row: Mapping[str, str]) -> None:
        """Load a project with its regions and areas: its proposal's, where there is one."""
        told = self.told.get(row["proposal"], {})
        proposal = self.proposals.get(row["proposal"])
        programme = self.programmes.get(row["programme"])
        if told and proposal is None:
            return
        if proposal is not None:
            values = _of_proposal(self.calls[told["call"]], proposal, row)
        elif programme is not None:
            values = self._alone(row, programme)
        else:
            return
        if made := self.loader.put(Project, row["id"], values):
            self.made[made.proposal_id] = f"/projects/{made.uuid}"
            self._carried(row["id"], made, told, row)

    def _alone(self, row: Mapping[str, str], programme: Programme) -> dict[str, object]:
        """Return the columns of a project of which no call is known."""
        lead = self.regions.get(row["lead"])
        return {
            **_common(row),
            "programme_id": programme.id,
            "name": _words(row, "name"),
            "lead_region_id": lead.id if lead else None,
            "year": int(row["year"]) if row["year"] else None,
            "note": row["note"],
            "source": row["source"],
        }

    def _carried(
        self, name: str, made: Project, told: Mapping[str, str], row: Mapping[str, str]
    ) -> None:
        """Load who carried a project, and its areas."""
        own: dict[str, object] = {"project_id": made.id}
        for code in _codes(told.get("areas", row["areas"])):
            values = {**own, "area_id": self.areas[code].id}
            self.loader.put(ProjectArea, f"{name} {code}", values)
        parts = [("partner", code) for code in _codes(told.get("parties", ""))]
        parts += [("participant", code) for code in _codes(row["participants"])]
        for part, code in parts:
            values = {**own, "region_id": self.regions[code].id, "part": part}
            self.loader.put(Partner, f"{name} {code}", {**values, "joined_at": made.made_at})


def _of_proposal(call: Call, proposal: Proposal, row: Mapping[str, str]) -> dict[str, object]:
    """Return the columns of a project that a proposal became."""
    copied = ("title", "starts_on", "ends_on", "place", "place_region_id", "people", "source")
    found = {name: getattr(proposal, name) for name in copied}
    return {
        **_common(row),
        "proposal_id": proposal.id,
        "programme_id": call.programme_id,
        "name": found.pop("title"),
        "lead_region_id": proposal.region_id,
        "year": call.year,
        "note": " ".join(one for one in (proposal.note, row["note"]) if one),
        **found,
    }


def _common(row: Mapping[str, str]) -> dict[str, object]:
    """Return what all projects of the past have in common; nobody knows when they ended."""
    return {"summary": Words(), "state": row["state"], "made_at": UNKNOWN, "public": True}


def _ends_of(year: int) -> tuple[datetime, datetime]:
    """Return the first and the last minute of a year, in UTC."""
    zone = ZoneInfo(ZONE)
    first = datetime(year, 1, 1, tzinfo=zone)
    last = datetime(year, 12, 31, 23, 59, tzinfo=zone)
    return first.astimezone(UTC), last.astimezone(UTC)


def _words(row: Mapping[str, str], name: str) -> Words:
    """Return a text in the languages that a row has it in."""
    found = {language: row.get(f"{name}_{language}", "") for language in LANGUAGES}
    return Words({language: text for language, text in found.items() if text})


def _day(text: str) -> date | None:
    """Read a calendar day; blank is unknown."""
    return date.fromisoformat(text) if text else None


def _codes(text: str) -> Iterator[str]:
    """Yield the short names of a list."""
    return (code for code in text.split(";") if code)

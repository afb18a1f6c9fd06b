"""Building the world: two programmes with members, turns, editions, delegations and people."""

from datetime import date, timedelta
from typing import Any

from flask import Flask
from sqlalchemy.orm import Session

from app.core import clock
from app.core.words import Words
from app.editions.models import Edition, EditionRole, Invitee, Place
from app.editions.terms import EntryTerms
from app.history.actions import record
from app.imports.actions import upload
from app.programmes.kind import kinds
from app.programmes.models import Membership, Office, Programme, RotationRule
from app.programmes.rules.document import dump_rule
from app.programmes.rules.facts import Rule
from app.programmes.rules.unruled import Unknown
from app.questions.models import Question, QuestionVersion
from app.regions.models import Region
from app.registration.models import Delegation, Participant, Queue
from app.registration.queries import invitee as find_invitee
from app.registration.rules import Entry, name_keys, search_key, sort_key
from app.requests.models import Request
from app.turns.models import Turn, TurnEvent
from tests.matrix.actors import links, sign_all_in
from tests.matrix.answers import answer_all
from tests.matrix.calling import call_all
from tests.matrix.carrying import carry_all
from tests.matrix.proposing import propose_all
from tests.matrix.releasing import release_all
from tests.matrix.reviewing import review_all
from tests.matrix.timetabling import timetable_all
from tests.matrix.voting import vote_all
from tests.matrix.world import World

REGIONS = (("jp-90", "JP"), ("kr-90", "KR"), ("cn-90", "CN"))


def build(app: Flask) -> World:
    """Fill a migrated database and keep it."""
    world = World()
    with app.app_context(), app.extensions["sessions"].begin() as session:
        _Builder(session, world).everything()
        sign_all_in(session, world)
        links(session, world)
        answer_all(session, world)
        call_all(session, world)
        review_all(session, world)
        propose_all(session, world)
        carry_all(session, world)
        timetable_all(session, world)
        release_all(session, world)
        vote_all(session, world)
    return world


class _Builder:
    """Builds one world in one transaction."""

    def __init__(self, session: Session, world: World) -> None:
        self.session = session
        self.world = world
        self.now = clock.now()
        self.year = self.now.year + 1
        self.kind = next(
            kind for kind in kinds() if any(isinstance(one, EntryTerms) for one in kind.offers)
        )
        self.roles = [role.slug for role in self.kind.terms(EntryTerms).roles[:2]]
        self.serial = 0

    def add(self, made: Any) -> Any:
        """Store one object and return it."""
        self.session.add(made)
        self.session.flush()
        return made

    def everything(self) -> None:
        """Build regions, two programmes with what belongs to them, and the actors."""
        self.regions = [
            self.add(
                Region(
                    code=code,
                    kind="province",
                    country=country,
                    zone="Asia/Tokyo",
                    seat="Port",
                    latitude=37.0,
                    longitude=137.0,
                    name=Words(en=code),
                )
            )
            for code, country in REGIONS
        ]
        for slug, told in (("own-games", self.world.own), ("other-games", self.world.other)):
            self.programme(slug, told)
        self.world.own["code"], self.world.other["code"] = REGIONS[0][0], REGIONS[1][0]

    def programme(self, slug: str, told: dict[str, Any]) -> None:
        """Build a programme with members, rule, offices, turns and editions."""
        programme = self.add(
            Programme(
                slug=slug,
                kind_slug=self.kind.slug,
                name=Words(en=slug),
                summary=Words(),
                cadence="annual",
            )
        )
        told["slug"], told["programme_id"] = slug, programme.id
        told["role"], told["kind"] = self.roles[0], self.kind.slug
        told["third_region_id"] = self.regions[2].id
        memberships = [
            self.add(Membership(programme_id=programme.id, region_id=region.id, place=place))
            for place, region in enumerate(self.regions[:2], 1)
        ]
        left = Membership(
            programme_id=programme.id,
            region_id=self.regions[2].id,
            left="2020",
            left_reason="withdrew",
        )
        told["membership_id"], told["left_membership_id"] = memberships[0].id, self.add(left).id
        office = Office(programme_id=programme.id, office="chair", region_id=self.regions[0].id)
        told["office_id"] = self.add(office).id
        self.add(RotationRule(programme_id=programme.id, terms=dump_rule(Rule(method=Unknown()))))
        self.turns(programme, told)
        self.editions(programme, told)
        record(
            self.session,
            None,
            "programme.changed",
            subject=f"programme:{programme.id}",
            programme_id=programme.id,
        )

    def turns(self, programme: Programme, told: dict[str, Any]) -> None:
        """Offer one turn, let another be accepted."""
        for place, state in enumerate(("offered", "accepted")):
            year = self.year + 2 + place
            turn = self.add(
                Turn(
                    programme_id=programme.id,
                    year=year,
                    region_id=self.regions[place].id,
                    state=state,
                )
            )
            self.add(
                TurnEvent(
                    programme_id=programme.id,
                    turn_id=turn.id,
                    what="offered",
                    year=year,
                    region_id=turn.region_id,
                    at=self.now,
                )
            )
            told["turn_id" if state == "offered" else f"{state}_turn_id"] = turn.id
        own = {"programme_id": programme.id, "region_id": self.regions[0].id}
        mine = self.add(Turn(**own, year=self.year + 5, state="accepted"))
        told["own_accepted_turn_id"] = mine.id

    def editions(self, programme: Programme, told: dict[str, Any]) -> None:
        """Build an edition that takes registrations, and others in other states."""
        for place, status in enumerate(("open", "planned", "held")):
            first = date(self.year - place, 8, 1)
            edition = self.add(
                Edition(
                    programme_id=programme.id,
                    number=str(10 - place),
                    year=first.year,
                    host_id=self.regions[0].id,
                    status=status,
                    starts_on=first,
                    ends_on=first + timedelta(days=4),
                    city="Port",
                    registration_open=status == "open",
                    registration_closes_at=self.now + timedelta(days=30),
                )
            )
            told["edition_id" if status == "open" else f"{status}_edition_id"] = edition.id
            self.places(edition)
            if status == "open":
                edition.waiting_list = True
                self.add(Queue(edition_id=edition.id))
                self.delegations(edition, told)
                self.imports(edition, told)
                self.questions(edition, told)

    def places(self, edition: Edition) -> None:
        """Invite two regions in two roles."""
        for role in self.roles:
            self.add(EditionRole(edition_id=edition.id, role=role))
        for region in self.regions[:2]:
            self.add(Invitee(edition_id=edition.id, region_id=region.id))

    def delegations(self, edition: Edition, told: dict[str, Any]) -> None:
        """Send two people of each region and withdraw one of them."""
        for place, region in enumerate(self.regions[:2]):
            delegation = self.add(
                Delegation(edition_id=edition.id, region_id=region.id, taking_part=True)
            )
            people = [self.participant(delegation, withdrawn=gone) for gone in (False, True)]
            offered = self.participant(delegation, withdrawn=False)
            offered.state, offered.queued_at = "offered", self.now
            offered.offer_until = self.now + timedelta(days=2)
            self.session.flush()
            for role in self.roles:
                taken = 2 * int(role == self.roles[0])
                self.add(
                    Place(
                        edition_id=edition.id,
                        role=role,
                        region_id=region.id,
                        capacity=9,
                        taken=taken,
                    )
                )
            prefix = "" if place == 0 else "second_"
            told[f"{prefix}participant_id"] = people[0].id
            told[f"{prefix}participant_native"] = people[0].native
            told[f"{prefix}withdrawn_id"] = people[1].id
            told[f"{prefix}offered_id"] = offered.id
            told[f"{prefix}request_id"] = self.request(people[0])
        for name, region in zip(("region_id", "second_region_id"), self.regions, strict=False):
            told[name] = region.id

    def request(self, person: Participant) -> int:
        """Ask for another given name of a person, in words found nowhere else."""
        letter = person.native_family[-1]
        asked = Request(
            edition_id=person.edition_id,
            region_id=person.region_id,
            participant_id=person.id,
            what="change",
            proposed={"native_given": f"Щегол{letter}"},
            before={"native_given": person.native_given},
            reason=f"Канарейкин{letter} просит",
            submission=f"request-{letter}",
            asked_at=self.now,
        )
        return int(self.add(asked).id)

    def imports(self, edition: Edition, told: dict[str, Any]) -> None:
        """Upload a file with one new person."""
        self.session.flush()
        self.session.expire_all()
        invitee = find_invitee(self.session, edition.id, REGIONS[0][0])
        lines = f"Role,Family name,Given name\n{self.roles[0]},Новенький,Чиж\n"
        told["import_uuid"] = upload(self.session, None, invitee, "x.csv", lines.encode()).uuid

    def questions(self, edition: Edition, told: dict[str, Any]) -> None:
        """Ask two questions, and ask a third no more."""
        for place, name in enumerate(("question_id", "second_question_id", "archived_question_id")):
            question = self.add(
                Question(
                    edition_id=edition.id,
                    identifier=f"asked-{place}",
                    position=place,
                    kind="text",
                    field_class="open",
                    archived_at=self.now if place == 2 else None,
                )
            )
            words = {"label": Words(en="What?"), "hint": Words()}
            self.add(QuestionVersion(question_id=question.id, made_at=self.now, **words))
            told[name] = question.id

    def participant(self, delegation: Delegation, *, withdrawn: bool) -> Participant:
        """Enter a person whose every field is found nowhere else."""
        self.serial += 1
        letter = chr(ord("A") + self.serial)
        entry = Entry(
            role=self.roles[0],
            name_order="given-first",
            native_family=f"Канарейкин{letter}",
            native_given=f"Чижик{letter}",
            latin_family=f"KANAREIKIN{letter}",
            latin_given=f"Chizhik{letter}",
            birth_date=date(1931 + self.serial, 3, 17),
            mail=f"canary-{self.serial}@example.org",
        )
        return self.add(
            Participant(
                **vars(entry),
                delegation_id=delegation.id,
                edition_id=delegation.edition_id,
                region_id=delegation.region_id,
                search_key=search_key(entry),
                **name_keys(search_key(entry)),
                sort_key=sort_key(entry),
                submission=f"world-{self.serial}",
                entered_at=self.now,
                withdrawn_at=self.now if withdrawn else None,
            )
        )

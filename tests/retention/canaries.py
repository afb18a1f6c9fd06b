"""People with something in every place where the database keeps something of them."""

import json
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import uuid4

from app.consents.models import Clearance, Consent, ConsentText, Guardian
from app.core import clock
from app.core.mail import post
from app.core.words import Words
from app.editions.models import Edition, EditionRole, Invitee, Place
from app.imports.models import Import, ImportRow
from app.personal.models import OwnLink
from app.programmes.models import Programme
from app.questions.models import Answer, File, OptionPlace, Question, QuestionVersion
from app.regions.models import Region
from app.registration.models import Delegation, Participant
from app.requests.models import Request
from app.vault import actions as vault
from app.vault.classes import SEALED, FieldClass
from tests.editions import making

LAST_DAY = date(2027, 8, 9)


@dataclass
class Person:
    """A participant's id and the words found nowhere but in what is about the person."""

    id: int
    words: tuple[str, ...]


class World:
    """A programme with an edition per host, and people of which every table knows something."""

    def __init__(self, session):
        self.session = session
        making.know_the_kind()
        self.programme = self.add(
            Programme(slug="kept", kind_slug="test-meet", name=Words(en="Kept"), summary=Words())
        )
        self.regions = [
            self.add(Region(code=code, kind="prefecture", country=country, name=Words(en=code)))
            for code, country in (("t-jp", "JP"), ("t-kr", "KR"), ("t-cn", "CN"))
        ]
        self.serial = 0
        self.questions = {}

    def add(self, made):
        self.session.add(made)
        self.session.flush()
        return made

    def edition(self, ends_on=LAST_DAY, host=0):
        """Make an edition with a question of each class."""
        edition = self.add(
            Edition(
                programme_id=self.programme.id,
                year=ends_on.year,
                host_id=self.regions[host].id,
                starts_on=ends_on - timedelta(days=4),
                ends_on=ends_on,
            )
        )
        self.add(EditionRole(edition_id=edition.id, role="athlete"))
        for region in self.regions:
            of = {"edition_id": edition.id, "region_id": region.id}
            self.add(Place(**of, role="athlete", taken=0))
            self.add(Invitee(edition_id=edition.id, region_id=region.id))
            self.add(Delegation(edition_id=edition.id, region_id=region.id, taking_part=True))
        for position, field_class in enumerate(FieldClass):
            self.question(edition, field_class, position)
        return edition

    def question(self, edition, field_class, position):
        question = self.add(
            Question(
                edition_id=edition.id,
                identifier=str(field_class),
                position=position,
                kind="choices" if field_class == "open" else "text",
                field_class=str(field_class),
            )
        )
        version = self.add(
            QuestionVersion(
                question_id=question.id,
                label=Words(en=str(field_class)),
                hint=Words(),
                made_at=clock.now(),
            )
        )
        self.questions[edition.id, field_class] = (question, version)
        if field_class == "open":
            self.add(OptionPlace(question_id=question.id, key="run", capacity=20))

    def person(self, edition, region):
        """Make a person of whom every table knows something."""
        self.serial += 1
        word = f"canary{self.serial:04}x"
        of = {"edition_id": edition.id, "region_id": region.id}
        delegation = self.session.query(Delegation).filter_by(**of).one()
        made = self.add(
            Participant(
                **of,
                delegation_id=delegation.id,
                role="athlete",
                name_order="family-first",
                native_family=f"千鳥{word}",
                native_given=f"太郎{word}",
                latin_family=f"CHIDORI{word}",
                latin_given=f"TARO{word}",
                kana_family=f"ちどり{word}",
                sex="male",
                birth_date=date(2010, 4, 1) + timedelta(days=self.serial),
                mail=f"{word}@example.org",
                search_key=f"chidori {word}",
                sort_key=f"chidori {word}",
                first_key=f"chidori{word}",
                second_key=f"second{word}",
                third_key=f"third{word}",
                submission=str(uuid4()),
                submission_digest=f"digest{word}"[:64],
                entered_at=clock.now(),
            )
        )
        self.session.query(Place).filter_by(**of).one().taken += 1
        self.add(
            OwnLink(
                participant_id=made.id,
                token_hash=f"link{word}",
                language="ja",
                why="sent",
                sent_at=clock.now(),
            )
        )
        self.answers(edition, made, word)
        self.guardian(edition, made, word)
        self.papers(edition, region, made, word)
        post(self.session, made.mail, "Hello", "Complete your data", "en")
        post(self.session, "staff@example.org", "Entered", f"Entered: {made.native}.", "en")
        post(self.session, "staff@example.org", "Others", "Nothing about anybody", "en")
        self.session.flush()
        return Person(made.id, (word, str(made.birth_date)))

    def answers(self, edition, person, word):
        """Answer a question of each class; the sealed ones hold a file too."""
        for field_class in FieldClass:
            question, version = self.questions[edition.id, field_class]
            uuid, value = str(uuid4()), f"{field_class} {word}"
            sealed = field_class in SEALED
            place = f"answers.sealed.{uuid}"
            answer = self.add(
                Answer(
                    uuid=uuid,
                    participant_id=person.id,
                    question_id=question.id,
                    question_version_id=version.id,
                    value=None if sealed else value,
                    sealed=vault.seal(self.session, person.id, place, value.encode())
                    if sealed
                    else None,
                    keys=["run"] if field_class == "open" else None,
                    answered_at=clock.now(),
                )
            )
            if field_class == "open":
                place = self.session.query(OptionPlace).filter_by(question_id=question.id).one()
                place.taken += 1
            self.file(person, answer, word)

    def file(self, person, answer, word):
        uuid = str(uuid4())
        sealed = vault.seal(self.session, person.id, f"files.sealed.{uuid}", word.encode())
        self.add(
            File(
                uuid=uuid,
                answer_id=answer.id,
                participant_id=person.id,
                name=f"{word}.jpg",
                media_type="image/jpeg",
                size=9,
                digest=f"digest{word}",
                sealed=sealed,
                made_at=clock.now(),
            )
        )

    def guardian(self, edition, person, word):
        """Name a guardian who consented."""
        uuid = str(uuid4())
        guardian = self.add(
            Guardian(
                uuid=uuid,
                participant_id=person.id,
                sealed=None,
                language="en",
                made_at=clock.now(),
                token_hash=f"hash{word}",
            )
        )
        told = {
            "name": f"Mother {word}",
            "relation": "mother",
            "mail": f"guardian-{word}@example.org",
        }
        place = f"guardians.sealed.{uuid}"
        guardian.sealed = vault.seal(self.session, person.id, place, json.dumps(told).encode())
        text = self.add(
            ConsentText(
                edition_id=edition.id,
                purpose="taking-part",
                number=self.serial,
                required=True,
                body=Words(en="May come"),
                digest="0",
                made_at=clock.now(),
            )
        )
        kept = str(uuid4())
        self.add(
            Consent(
                uuid=kept,
                participant_id=person.id,
                guardian_id=guardian.id,
                text_id=text.id,
                text_digest="0",
                language="en",
                answer="given",
                at=clock.now(),
                zone="Asia/Tokyo",
                channel="link",
                identity="mailed-link",
                sealed=vault.seal(
                    self.session, person.id, f"consents.sealed.{kept}", word.encode()
                ),
            )
        )
        self.add(Clearance(participant_id=person.id, given_at=clock.now()))
        post(self.session, f"guardian-{word}@example.org", "Consent", "Please answer", "en")

    def papers(self, edition, region, person, word):
        """Ask for a change of the person, and upload a file that entered the person."""
        names = {"native_family": person.native_family, "native_given": person.native_given}
        for what, number in (("change", person.id), ("enter", None)):
            self.add(
                Request(
                    edition_id=edition.id,
                    region_id=region.id,
                    participant_id=number,
                    what=what,
                    proposed={**names, "mail": f"new-{word}@example.org"},
                    before={},
                    reason=f"Because {word}",
                    submission=str(uuid4()),
                    asked_at=clock.now(),
                    state="accepted",
                    answer=f"Yes, {word}",
                    answered_at=clock.now(),
                )
            )
        invitee = (
            self.session.query(Invitee).filter_by(edition_id=edition.id, region_id=region.id).one()
        )
        upload = self.add(
            Import(
                uuid=str(uuid4()),
                invitee_id=invitee.id,
                uploaded_by_id=None,
                uploaded_at=clock.now(),
                name=f"{word}.csv",
                size=9,
                digest=f"digest{word}",
                wrapped=b"key",
                wrapped_by="some",
                content=word.encode(),
                head=word.encode(),
                columns=[word],
            )
        )
        self.add(
            ImportRow(
                import_id=upload.id,
                number=1,
                state="new",
                cells=word.encode(),
                before=word.encode(),
                participant_id=person.id,
            )
        )

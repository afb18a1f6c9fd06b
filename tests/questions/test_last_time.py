"""The same person as at an earlier edition, and last time's answers."""

from datetime import date, timedelta
from types import SimpleNamespace
from uuid import uuid4

import pytest
from sqlalchemy import select

from app.editions import actions as editions
from app.editions.models import Edition
from app.history.models import Record
from app.questions.answering import actions, queries
from app.questions.models import Answer
from app.registration import rules
from app.registration.models import Delegation, Participant
from app.registration.rules import Entry
from app.stages.models import Stage
from tests.editions import making
from tests.questions.making import ask, draft, sizes

BORN = date(1990, 4, 1)
PASSPORT = {
    "number": "AB1234567",
    "issuing_state": "JPN",
    "nationality": "JPN",
    "surname": "YAMADA",
    "given": "TARO",
    "sex": "male",
    "birth_date": "1990-04-01",
    "expires_on": "2027-07-01",
}
ASKED = {
    "size": lambda: sizes(kind="size"),
    "text": lambda: draft("Club", field_class="open"),
    "diet": lambda: draft("Diet", "diet", field_class="medical"),
    "passport": lambda: draft("Passport", "passport", field_class="passport"),
    "consent": lambda: draft("Agreed", "consent", field_class="open"),
}
SAID = {
    "size": "s",
    "text": "Ski club",
    "diet": {"none": True},
    "passport": PASSPORT,
    "consent": True,
}


def enter(session, edition_id, region, **names):
    """Enter somebody."""
    found = select(Delegation).where(
        Delegation.edition_id == edition_id, Delegation.region_id == region.id
    )
    delegation = session.scalar(found)
    if delegation is None:
        delegation = Delegation(edition_id=edition_id, region_id=region.id)
        session.add(delegation)
        session.flush()
    entry = rules.settled(Entry(**{"role": "athlete", "birth_date": BORN, **names}))
    found_by = rules.search_key(entry)
    made = Participant(
        **vars(entry),
        **rules.name_keys(found_by),
        delegation_id=delegation.id,
        edition_id=edition_id,
        region_id=region.id,
        search_key=found_by,
        sort_key=rules.sort_key(entry),
        submission=str(uuid4()),
        entered_at=making.NOON,
    )
    session.add(made)
    session.flush()
    return made.id


def give(app, session, person, raw):
    """Answer for a person."""
    with app.test_request_context():
        actions.answer(session, None, person, raw)


@pytest.fixture
def there(world, session, app):
    """A person who answered all in 2025, and is entered again under another spelling."""
    plan = making.plan(
        world.regions,
        year=2025,
        number="22",
        starts_on=date(2025, 8, 5),
        ends_on=date(2025, 8, 9),
    )
    opened = editions.open_edition(session, None, world.programme, plan, making.limits())
    opened.registration_open, opened.registration_opens_at = True, making.OPENS
    opened.registration_closes_at = making.CLOSES
    session.flush()
    before = SimpleNamespace(edition=session.get_one(Edition, opened.id))
    then, now = {}, {}
    for name, made in ASKED.items():
        then[name] = ask(session, before, made()).id
        now[name] = ask(session, world, made()).id
    old = enter(
        session, before.edition.id, world.toyama, native_family="Семёнов", native_given="Пётр"
    )
    new = enter(
        session, world.edition.id, world.toyama, native_family="ПЕТР", native_given="СЕМЕНОВ"
    )
    session.expunge_all()
    person = queries.person(session, before.edition.id, "t-jp", old)
    give(app, session, person, {then[name]: SAID[name] for name in ASKED})
    session.commit()
    session.expunge_all()
    return SimpleNamespace(old=old, new=new, now=now, then=then, before=before.edition.id)


@pytest.fixture
def toyama(world, signed_in):
    """The coordinator of one region."""
    return signed_in(
        "region_coordinator", programme_id=world.programme.id, region_id=world.toyama.id
    )


def path(world, there):
    return f"{world.path}/delegations/t-jp/people/{there.new}"


def stored(app, session, there):
    """Return what stands for the new person, by the question's name."""
    session.expire_all()
    found = queries.answers_of(session, there.new)
    with app.test_request_context():
        values = queries.opened(session, found.values())
    names = {number: name for name, number in there.now.items()}
    return {names[number]: value for number, value in values.items()}


def test_last_times_answers_are_taken_over_and_sealed_anew(app, toyama, world, session, there):
    assert "The same person as in 2025?" in toyama.get(f"{path(world, there)}/answers").text
    assert "the same person as in 2025?" in toyama.get(f"{world.path}/delegations/t-jp").text
    assert toyama.post(f"{path(world, there)}/last-time").status_code == 303
    # Neither the consent, nor the passport that ends before the edition does.
    nothing = {"needs": [], "allergens": {}, "other": ""}
    assert stored(app, session, there) == {"size": "s", "text": "Ski club", "diet": nothing}
    sealed = session.scalars(select(Answer.sealed).where(Answer.sealed.is_not(None))).all()
    assert len(sealed) == len(set(sealed)) == 3
    record = session.scalars(select(Record).where(Record.action == "answers.taken_over")).one()
    assert record.details == {"participant": there.new, "from_edition": there.before}


def test_a_passport_that_lasts_is_taken_over(app, toyama, world, session, there):
    lasting = {**PASSPORT, "expires_on": "2033-01-01"}
    person = queries.person(session, there.before, "t-jp", there.old)
    give(app, session, person, {there.then["passport"]: lasting})
    session.commit()
    toyama.post(f"{path(world, there)}/last-time")
    assert stored(app, session, there)["passport"] == lasting


def test_what_stands_already_is_not_overwritten(app, toyama, world, session, there):
    person = queries.person(session, world.edition.id, "t-jp", there.new)
    give(app, session, person, {there.now["text"]: "Judo club"})
    session.commit()
    toyama.post(f"{path(world, there)}/last-time")
    assert stored(app, session, there)["text"] == "Judo club"
    assert "size" in stored(app, session, there)


@pytest.mark.parametrize(
    "change",
    [
        {"birth_date": BORN + timedelta(days=1)},
        {"birth_date": None},
        {"erased_at": making.NOON},
        {"name_purged_at": making.NOON},
        {"withdrawn_at": making.NOON},
        # Without folding nobody would be found at all.
        {"search_key": "СемёновПётр ПётрСемёнов"},
        {"first_key": None},
    ],
)
def test_others_and_the_erased_offer_nothing(app, toyama, world, session, there, change):
    old = session.get_one(Participant, there.old)
    for name, value in change.items():
        setattr(old, name, value)
    session.commit()
    assert "same person" not in toyama.get(f"{path(world, there)}/answers").text
    assert toyama.post(f"{path(world, there)}/last-time").status_code == 303
    assert stored(app, session, there) == {}


def test_nobody_else_takes_over(app, coordinator, world, session, there):
    assert coordinator.post(f"{path(world, there)}/last-time").status_code == 404
    assert "same person" not in coordinator.get(f"{path(world, there)}/answers").text
    assert stored(app, session, there) == {}


def test_a_minor_without_consent_gets_only_what_no_guardian_guards(
    app, toyama, world, session, there
):
    for number in (there.old, there.new):
        session.get_one(Participant, number).birth_date = date(2012, 4, 1)
    session.commit()
    toyama.post(f"{path(world, there)}/last-time")
    assert stored(app, session, there) == {"size": "s", "text": "Ski club"}


def test_after_the_deadline_nothing_is_offered_and_a_sentence_says_why(
    toyama, world, session, there
):
    here = path(world, there).split("/people/")[0]
    assert "Take last time" in toyama.get(here).text
    late = {"kind": "documents", "deadline": making.NOON, "after": "request"}
    session.add(Stage(edition_id=world.edition.id, **late))
    session.commit()
    for shown in (here, f"{path(world, there)}/answers"):
        assert "Take last time" not in toyama.get(shown).text
    assert "can no longer be taken over" in toyama.get(here).text

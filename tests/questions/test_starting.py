"""What an edition starts with: the last edition's questions and stages, or the usual ones."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select, update

from app import kinds
from app.core.words import Words
from app.editions import actions as editions
from app.editions import queries as finding
from app.editions.models import Place
from app.editions.rules import RoleLimit, limits_of
from app.history.models import Record
from app.programmes import kind as programme_kind
from app.questions import actions, queries
from app.questions.errors import NothingToCopy
from app.questions.rules.drafts import check_draft
from app.questions.rules.starting import drafts_of
from app.questions.terms import QuestionTerms
from app.registration import actions as registration
from app.stages.models import Stage
from tests.editions import making
from tests.questions.making import again, ask, draft, option, sizes

JULY = datetime(2027, 7, 1, 3, 0, tzinfo=UTC)
USUAL = (
    sizes("Shirt", identifier="shirt", required=True),
    draft("Why so small?", show_if="shirt", show_if_values=("s",), identifier="why"),
)


@pytest.fixture
def asking(world):
    """Let the kind of the tests have usual questions."""
    offers = (*making.MEET.offers, QuestionTerms(usual=USUAL))
    known = [one for one in programme_kind.kinds() if one.slug != making.MEET.slug]
    programme_kind.install([*known, replace(making.MEET, offers=offers)])
    yield
    making.know_the_kind()


@pytest.fixture
def following(world, session):
    """The edition of the next year, a week later in August."""

    def make(limits=None, **changes):
        days = {"starts_on": date(2028, 8, 12), "ends_on": date(2028, 8, 16)}
        regions = session.merge(world.toyama), *world.regions[1:]
        planned = making.plan(regions, year=2028, number="25", **{**days, **changes})
        programme = session.merge(world.programme)
        made = editions.open_edition(session, None, programme, planned, limits or making.limits())
        number = made.id
        session.flush()
        session.expunge_all()
        return finding.edition(session, number)

    return make


def told(session, edition):
    return [
        (one.identifier, one.roles, one.show_if_id and one.show_if_values, one.required_from)
        for one in queries.questions_for(session, edition.id)
    ]


@pytest.mark.parametrize("kind", kinds.ALL, ids=lambda kind: kind.slug)
def test_every_kind_has_usual_questions_in_five_languages(kind):
    usual = kind.terms(QuestionTerms).usual
    assert len(usual) >= 8
    assert len({one.identifier for one in usual}) == len(usual)
    for one in usual:
        check_draft(one, ())
        texts = [one.label, *(option.label for option in one.options)]
        texts += [one.hint] if one.hint else []
        assert all(set(words) == {"en", "ja", "ko", "zh", "ru"} for words in texts), one.identifier
        assert all(all(words.values()) for words in texts), one.identifier
        if one.show_if:
            parent = next(other for other in usual if other.identifier == one.show_if)
            assert set(one.show_if_values) <= {option.key for option in parent.options}


def test_every_text_that_is_told_is_asked_somewhere():
    asked = {one.identifier for kind in kinds.ALL for one in kind.terms(QuestionTerms).usual}
    assert asked == set(kinds.questions.known())


def test_an_edition_starts_with_the_usual_questions(world, session, asking):
    edition = finding.edition(session, world.edition.id)
    assert actions.start(session, None, edition) == 2
    first, second = queries.questions_for(session, edition.id)
    assert (first.identifier, first.required, second.show_if_id) == ("shirt", True, first.id)
    assert {one.key: one.capacity for one in first.places} == {"s": None, "m": 2}
    with pytest.raises(NothingToCopy):
        actions.start(session, None, edition)


def test_an_edition_takes_over_the_last_ones_questions_with_their_dates_shifted(
    world, session, following
):
    parent = ask(session, world, sizes(required=True, required_from=JULY))
    ask(session, world, draft("Why?", show_if_id=parent.id, show_if_values=("m", "s")))
    day = {"earliest": date(2027, 8, 4), "latest": date(2027, 8, 9)}
    ask(session, world, draft("Arrival", "date", **day))
    gone = ask(session, world, draft("Gone"))
    actions.archive(session, None, gone)
    source, target = world.edition.id, following()
    taken = actions.take_over(session, None, target)
    assert (taken.source.id, taken.questions) == (source, 3)
    shift = timedelta(days=(date(2028, 8, 12) - date(2027, 8, 5)).days)
    assert [one[:3:2] for one in told(session, target)] == [
        ("size", None),
        ("why", ["m", "s"]),
        ("arrival", None),
    ]
    first, second, third = queries.questions_for(session, target.id)
    assert (first.required_from, second.show_if_id) == (JULY + shift, first.id)
    assert third.current.earliest == date(2027, 8, 4) + shift
    assert {one.key: (one.capacity, one.taken) for one in first.places} == {
        "s": (None, 0),
        "m": (2, 0),
    }
    record = session.scalars(select(Record).order_by(Record.id.desc())).first()
    copied = {"questions": ["size", "why", "arrival"], "from_edition": source}
    assert (record.action, record.details) == ("questions.copied", copied)
    with pytest.raises(NothingToCopy):
        actions.take_over(session, None, target)


def test_what_nobody_could_be_asked_stays_behind(world, session):
    ask(session, world, sizes("Both", roles=("athlete", "coach")))
    coach = ask(session, world, sizes("Coach", roles=("coach",)))
    ask(session, world, draft("After", show_if_id=coach.id, show_if_values=("m",)))
    edition = finding.edition(session, world.edition.id)
    found = drafts_of(queries.questions_for(session, edition.id), edition, edition, {"athlete"})
    assert [(one.identifier, one.roles) for one in found] == [("both", ("athlete",))]


def test_retired_options_stay_behind_and_so_do_those_who_waited_for_them(world, session):
    parent = ask(session, world, sizes(options=(option("s"), option("m", retired=True))))
    ask(session, world, draft("A", show_if_id=parent.id, show_if_values=("m",)))
    ask(session, world, draft("B", show_if_id=parent.id, show_if_values=("m", "s")))
    edition = again(session, world, parent).edition
    found = drafts_of(queries.questions_for(session, edition.id), edition, edition, {"athlete"})
    assert [(one.identifier, one.show_if_values) for one in found] == [
        ("size", ()),
        ("b", ("s",)),
    ]


def test_stages_come_along_where_there_are_none(world, session, following):
    ask(session, world, draft())
    session.add(Stage(edition_id=world.edition.id, kind="names", deadline=JULY))
    session.flush()
    target = following()
    taken = actions.take_over(session, None, target)
    assert (taken.questions, taken.stages) == (1, 1)


def test_roles_and_limits_come_along_until_somebody_is_entered(world, session, following):
    ask(session, world, draft())
    last = finding.edition(session, world.edition.id)
    guests = RoleLimit(role="guest", per_region=1)
    limits = making.limits(per_region=7, overall=9, regions={last.invitees[0].region_id: 8})
    wanted = replace(limits, roles=(*limits.roles, guests), age_on=date(2027, 4, 1))
    registration.set_limits(session, None, last, wanted)
    target = following()
    assert actions.take_over(session, None, target).limits
    session.flush()
    session.expunge_all()
    target = finding.edition(session, target.id)
    rows = finding.limits(session, target.id)
    shift = date(2028, 8, 12) - date(2027, 8, 5)
    assert limits_of(target, target.roles, rows) == replace(wanted, age_on=wanted.age_on + shift)


def test_limits_stay_as_they_are_once_somebody_is_entered(world, session, following):
    ask(session, world, draft())
    target = following()
    session.execute(update(Place).where(Place.edition_id == target.id).values(taken=1))
    taken = actions.take_over(session, None, target)
    assert (taken.limits, taken.questions) == (False, 1)


def test_without_an_earlier_edition_there_is_nothing_to_take_over(world, session):
    with pytest.raises(NothingToCopy):
        actions.take_over(session, None, finding.edition(session, world.edition.id))


def test_the_edition_offers_to_begin_in_one_click(coordinator, world, session, following, asking):
    ask(session, world, draft(label="Old question"))
    target = following()
    path = f"/editions/{target.id}"
    session.commit()
    assert "Start from the last edition" in coordinator.get(path).text
    page = coordinator.get(f"{path}/questions/beginning")
    assert ("Old question" in page.text, "Shirt" in page.text) == (True, True)
    page = coordinator.post(f"{path}/questions/take-over", follow_redirects=True)
    assert ("1 question" in page.text, "Old question" in page.text) == (True, True)
    assert "Start from the last edition" not in coordinator.get(path).text
    assert "has its questions already" in coordinator.get(f"{path}/questions/beginning").text
    assert coordinator.post(f"{path}/questions/take-over").status_code == 409


def test_the_usual_questions_are_asked_in_one_click(coordinator, world, session, asking):
    page = coordinator.post(f"{world.path}/questions/start", follow_redirects=True)
    assert "2 questions are asked now" in page.text
    assert Words(en="Shirt") == queries.questions_for(session, world.edition.id)[0].current.label


def test_only_the_coordinator_is_offered_to_begin(signed_in, world):
    visitor = signed_in("host_staff", edition_id=world.edition.id)
    assert "asks nothing yet" not in visitor.get(world.path).text

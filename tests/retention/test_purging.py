"""Four years of clock: each class goes on its day, and nothing else ever goes."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from app.core import db
from app.core.orm import Model
from app.retention import jobs, queries, rules
from app.retention.models import RetentionRule, RetentionRun
from tests.retention.canaries import LAST_DAY, World
from tests.retention.conftest import differences, snapshot

ANSWERS = {("answers", one) for one in ("purged_at", "version")}
FILES = {("files", one) for one in ("sealed", "name", "digest", "size", "purged_at")}
SEALED = ANSWERS | FILES | {("answers", "sealed")}
PLAIN = ANSWERS | FILES | {("answers", "value")}
REQUESTS = {("requests", one) for one in ("proposed", "reason", "answer", "version")}
UPLOADS = {
    *(("import_rows", one) for one in ("cells", "before")),
    *(
        ("imports", one)
        for one in (
            *("content", "head", "wrapped", "wrapped_by", "name"),
            *("digest", "columns", "version"),
        )
    ),
}
CONTACT = {("participants", one) for one in ("mail", "contact_purged_at", "version")}
BIRTH = {("participants", one) for one in ("birth_date", "birth_purged_at", "version")}
NAMES = {
    ("participants", one)
    for one in (
        *("native_family", "native_given", "latin_family", "latin_given", "kana_family"),
        *("first_key", "second_key", "third_key"),
        *("search_key", "sort_key", "submission_digest", "name_purged_at", "version"),
    )
}
GUARDIANS = {("guardians", "sealed"), ("guardians", "token_hash")}
KEYS = {("person_keys", one) for one in ("wrapped", "wrapped_by", "destroyed_at")}
# Days after the end, and what changes on that day.
USUAL = {
    # Mails were written nine days before the end.
    21: {("outbox", "gone")},
    30: SEALED | REQUESTS | UPLOADS,
    365: PLAIN | CONTACT | BIRTH | {("answers", "keys"), ("own_links", "gone")},
    1095: SEALED | PLAIN | NAMES | GUARDIANS | KEYS,
    1460: set(),
}


def moment(day, hour):
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


@pytest.fixture
def queries_run(request):
    return request.getfixturevalue("queries")


@pytest.fixture
def world(session, app, at, monkeypatch):
    # The test holds a transaction open all the time, for which emptying the journal would wait.
    monkeypatch.setattr(db, "forget_overwritten", lambda: None)
    at(LAST_DAY - timedelta(days=10))
    with app.app_context():
        made = World(session)
        edition = made.edition()
        made.people = [made.person(edition, region) for region in made.regions[:2]]
        session.commit()
        yield made


def purged_on(world, day, at):
    """Run the purge of a day; returns what it changed."""
    at(day)
    before = snapshot(world.session)
    planned = {
        (one.holding, one.clock) for one in queries.held(world.session) if rules.due(one, day)
    }
    jobs.purge()
    left = [one for one in queries.held(world.session) if rules.due(one, day)]
    assert left == []
    return differences(before, snapshot(world.session)), planned


def test_each_class_goes_on_its_day_and_nothing_else(world, at):
    for days, expected in USUAL.items():
        eve, day = (LAST_DAY + timedelta(days=days - back) for back in (1, 0))
        assert purged_on(world, eve, at) == (set(), set())
        assert purged_on(world, day, at)[0] == expected
    everything = str(snapshot(world.session))
    for person in world.people:
        for word in person.words:
            assert word not in everything


def test_every_table_about_people_is_looked_after():
    """A new table that names a participant has to be thought of here."""
    about = {
        table.name
        for table in Model.metadata.sorted_tables
        if "participant_id" in table.c or "guardian_id" in table.c
    }
    assert about == {
        *("answers", "files", "guardians", "consents", "clearances", "requests"),
        *("import_rows", "person_keys", "own_links"),
        # Looks hide their reason under the key; the others say nothing but numbers.
        *("looks", "allowances", "standings"),
        # Who must be where, signed up, was told or has a link: numbers and moments alone. When
        # single people are there goes a year after the edition.
        *("activity_parties", "schedule_rule_subjects", "sign_ups", "timetable_tellings"),
        *("programme_links", "presences"),
        # Who speaks and chairs, and the name, goes a year after the edition too.
        "forum_people",
    }


@pytest.mark.parametrize(
    ("programme", "sender", "host", "day"),
    [
        ({"medical": 60}, {}, {}, 60),
        ({"medical": 60}, {"medical": 7}, {}, 7),
        ({"medical": 60}, {}, {"medical": 5}, 5),
        ({"medical": 3}, {"medical": 7}, {"medical": 5}, 3),
    ],
)
def test_the_shortest_rule_of_those_concerned_wins(world, at, programme, sender, host, day):
    hosting, sending = world.regions[:2]
    whose = (
        ({"programme_id": world.programme.id}, programme),
        ({"region_id": sending.id}, sender),
        ({"region_id": hosting.id}, host),
    )
    for scope, said in whose:
        for field_class, days in said.items():
            world.add(RetentionRule(**scope, field_class=field_class, days=days))
    found = {
        one.goes_on
        for one in queries.held(world.session)
        if (one.holding, one.clock, one.scope.region_id) == ("answers", "medical", sending.id)
    }
    assert found == {LAST_DAY + timedelta(days=day)}


def test_a_rule_of_a_region_that_is_not_concerned_changes_nothing(world):
    world.add(RetentionRule(region_id=world.regions[2].id, field_class="medical", days=1))
    days = {
        one.goes_on
        for one in queries.held(world.session)
        if one.clock == "medical" and one.scope.region_id != world.regions[2].id
    }
    assert days == {LAST_DAY + timedelta(days=30)}


def test_names_are_kept_where_the_programme_says_so(world, at):
    world.add(RetentionRule(programme_id=world.programme.id, field_class="name", days=None))
    changed = purged_on(world, LAST_DAY + timedelta(days=4000), at)[0]
    assert not changed & {("participants", "native_family"), ("participants", "name_purged_at")}
    assert ("participants", "mail") in changed


def test_a_day_is_done_once(world, at):
    day = LAST_DAY + timedelta(days=40)
    assert purged_on(world, day, at)[0]
    run = world.session.scalars(select(RetentionRun).where(RetentionRun.day == day)).one()
    assert run.ended_at is not None
    world.add(RetentionRule(programme_id=world.programme.id, field_class="open", days=0))
    world.session.commit()
    before = snapshot(world.session)
    jobs.purge()
    assert differences(before, snapshot(world.session)) == set()


def test_the_calendar_is_that_of_the_house(world, clock, app):
    """At 16:00 UTC a new day has begun in Japan."""
    before = snapshot(world.session)
    end = LAST_DAY + timedelta(days=30)
    yesterday = end - timedelta(days=1)
    clock(moment(yesterday, 14))
    jobs.purge()
    assert ("answers", "sealed") not in differences(before, snapshot(world.session))
    clock(moment(yesterday, 15))
    jobs.purge()
    assert ("answers", "sealed") in differences(before, snapshot(world.session))


@pytest.mark.parametrize("number", [1, 3])
def test_the_plan_costs_the_same_for_many(world, queries_run, number):
    for back in range(1, number):
        edition = world.edition(LAST_DAY - timedelta(days=365 * back))
        world.person(edition, world.regions[0])
    world.session.commit()
    queries_run.clear()
    assert queries.held(world.session)
    assert len(queries_run) == 12

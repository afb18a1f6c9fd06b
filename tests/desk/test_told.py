"""What the facts say is shown in five languages, wherever it is shown."""

import pytest
from sqlalchemy import select

from app.calls.models import Area, Call
from app.core import told
from app.core.languages import LANGUAGES
from app.desk.demo_call import NOTE as DEMO_CALL
from app.desk.demo_edition import NOTE as DEMO_EDITION
from app.desk.programme import told as told_of
from app.editions.models import Edition
from app.programmes.models import Membership, Office, Programme
from app.projects.models import Project
from app.proposals.models import Proposal
from app.regions.models import Region, Tie
from app.turns.models import TurnEvent

SHOWN = (
    *(Programme.status, Programme.origin, Programme.note),
    *(Office.note, Office.holder, Membership.note),
    *(Edition.note, Edition.city),
    *(Region.note, Region.seat, Tie.rests_on),
    TurnEvent.reason,
    *(Call.note, Project.note, Project.place, Proposal.place),
)
NAMED = (Programme.name, Region.name, Area.name, Call.title, Project.name, Proposal.title)
# Pages that show most of what the facts say.
PAGES = (
    *("/programmes", "/programmes/near", "/programmes/near-assembly", "/programmes/mayors-meeting"),
    *("/programmes/gti", "/programmes/visa-free-exchange", "/regions", "/regions/jp-16"),
    *("/regions/nt-kunashiri", "/calendar?span=past", "/"),
)


def shown(session):
    """Return every text of the facts that a page shows in the reader's language."""
    texts = {text for column in SHOWN for text in session.scalars(select(column)) if text}
    for one in session.scalars(select(Programme)):
        texts |= {text for key, text in told_of(one).items() if key != "seed"}
    return {text.strip() for text in texts}


def test_every_text_that_is_shown_has_words_in_all_languages(facts, make):
    assert shown(facts) - set(told.table()) == set()
    make.edition(make.programme(), note="nobody translated this")
    assert shown(facts) - set(told.table()) == {"nobody translated this"}


def test_no_words_are_kept_for_what_nobody_says(facts):
    names = {one["en"] for one in facts.scalars(select(Programme.name))}
    said = shown(facts) | names | {DEMO_CALL, DEMO_EDITION}
    assert set(told.table()) - said == set()


def test_no_language_is_missing():
    missing = {text for text, words in told.table().items() if not all(words.values())}
    assert (missing, {tuple(words) for words in told.table().values()}) == (set(), {(*LANGUAGES,)})


def test_every_name_is_there_in_all_languages(facts):
    names = [name for column in NAMED for name in facts.scalars(select(column))]
    assert len(names) > 200
    assert [name for name in names if not all(name.get(code) for code in LANGUAGES)] == []


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_japanese_to_its_last_note(client, facts, in_2026, page):
    assert '<span lang="en">' not in client.get(page, headers={"Accept-Language": "ja"}).text


def test_what_a_coordinator_typed_is_shown_as_it_is(client, make):
    games = make.programme(status="<b>asleep</b>")
    make.edition(games, note="Они встретились.", city="Toyama")
    page = client.get(f"/programmes/{games.slug}?language=ja").text
    assert '<span lang="en">&lt;b&gt;asleep&lt;/b&gt;</span>' in page
    assert ">Они встретились.<" in page
    assert ">富山<" in page
    assert '<span lang="en">&lt;b' not in client.get(f"/programmes/{games.slug}?language=en").text


def test_files_and_searches_know_the_words(client, facts):
    listed = client.get("/programmes.csv?language=ru").text
    assert "действует; в 2026–2027 годах председательствует Бурятия" in listed
    assert "張家界市" in client.get("/calendar.csv?span=all&language=ja&q=장자제").text
    assert "日本,富山," in client.get("/regions.csv?language=ja&q=тояма").text
    assert "張家界市" in client.get("/calendar.ics?language=ja").text.replace("\r\n ", "")


def test_a_reason_on_record_is_told_within_its_sentence(client, facts, in_2026):
    page = client.get("/programmes/mayors-meeting?language=ja").text
    assert "示されている理由：第27回（2019年）以降の会議は知られていない。" in page

"""A coordinator rewords a question while somebody answers it, or while another rewords it too."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event

import pytest
from sqlalchemy import select

from app.core.errors import Stale
from app.questions import actions, queries
from app.questions.models import Answer, Question, QuestionVersion
from app.registration.models import Participant
from tests.editions import making
from tests.questions.making import answered, ask, draft, person

# Seconds: how long somebody waits for who cannot come, and for who comes unless it is broken.
SOON, PATIENCE = 1.0, 120.0


@pytest.fixture
def asked(live):
    """A question and a person who may answer it; return their ids."""
    with live.transaction() as session:
        world = making.world(session)
        who = person(session, world).id
        question = ask(session, world, draft("Old words"))
        return question.edition_id, question.id, who


def reword(live, asked, words, reading=lambda: None):
    """Change the question's words; `reading` is called between finding it and changing it."""
    with live.app.app_context(), live.transaction() as session:
        question = queries.question(session, *asked[:2])
        reading()
        actions.change(session, None, question, draft(words))


def answer(live, asked, hold, read, reworded):
    """Answer the question as it was read, once somebody else had time to reword it."""
    with live.app.app_context(), live.transaction() as session:
        question = queries.question(session, *asked[:2])
        if hold:
            queries.held(session, [question.id])
        who = session.get_one(Participant, asked[2])
        seen = question.current.label["en"]
        read.set()
        # Nobody rewords it meanwhile where it is held, or where only one may write.
        alone = hold or live.engine.dialect.name == "sqlite"
        reworded.wait(SOON if alone else PATIENCE)
        answered(session, question, who)
    return seen


def together(live, asked, *, hold):
    """Answer and reword at once; return the words seen, the words kept with the answer."""
    read, reworded = Event(), Event()

    def change():
        read.wait()
        reword(live, asked, "New words")
        reworded.set()

    with ThreadPoolExecutor(2) as pool:
        seen = pool.submit(answer, live, asked, hold, read, reworded)
        pool.submit(change).result()
        seen = seen.result()
    with live.transaction() as session:
        kept = session.scalar(
            select(QuestionVersion.label).join(
                Answer, Answer.question_version_id == QuestionVersion.id
            )
        )
        number = session.scalar(select(Question.current_number))
    return seen, kept["en"], number


def test_who_answers_keeps_the_words_that_were_read(live, asked):
    assert together(live, asked, hold=True) == ("Old words", "Old words", 2)


def test_without_holding_the_question_other_words_are_kept(live, asked):
    seen, kept, number = together(live, asked, hold=False)
    # The control: SQLite lets one write at a time anyway, PostgreSQL loses the words.
    lost = ("Old words", "New words", 1)
    safe = ("Old words", "Old words", 2)
    assert (seen, kept, number) == (safe if live.engine.dialect.name == "sqlite" else lost)


def test_of_two_who_reword_at_once_none_is_lost_silently(live, asked):
    start = Barrier(2, timeout=PATIENCE)

    def meet():
        # On SQLite the second begins only when the first has ended.
        if live.engine.dialect.name == "postgresql":
            start.wait()

    def attempt(words):
        try:
            reword(live, asked, words, meet)
        except Stale:
            return "refused"
        return words

    with ThreadPoolExecutor(2) as pool:
        found = list(pool.map(attempt, ["one", "two"]))
    with live.transaction() as session:
        stands = session.scalar(select(QuestionVersion.label))["en"]
    assert stands in found
    if live.engine.dialect.name == "postgresql":
        assert found.count("refused") == 1

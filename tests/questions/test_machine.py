"""Whatever is reworded, answered and offered no more: old answers keep their words and options."""

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from sqlalchemy import select

from app.core.errors import Refused
from app.questions import actions, queries
from app.questions.models import Answer, OptionPlace, QuestionVersion
from tests.editions import making
from tests.questions.making import again, answered, ask, option, person, sizes

KEYS = ("a", "b", "c")


class Wording(RuleBasedStateMachine):
    """One question with options; the model holds what each answer was asked, and what it chose."""

    def __init__(self, session):
        super().__init__()
        self.outer = session.begin_nested()
        self.session = session
        self.world = making.world(session)
        self.label, self.options = "first", {"a": None, "b": 2}
        made = ask(session, self.world, self.draft())
        self.number = made.id
        self.versions = 1
        self.answers = []

    def draft(self):
        offered = tuple(option(key, places) for key, places in self.options.items())
        return sizes(self.label, options=offered)

    @property
    def question(self):
        return queries.question(self.session, self.world.edition.id, self.number)

    def chosen(self, key):
        return sum(keys == [key] for _answer, _label, keys in self.answers)

    @rule(
        label=st.sampled_from(["first", "second"]),
        options=st.dictionaries(
            st.sampled_from(KEYS), st.none() | st.integers(0, 3), min_size=1, max_size=3
        ),
    )
    def reword(self, label, options):
        before = self.label, self.options
        question = self.question
        was_answered = queries.answered(self.session, question.current.id)
        self.label, self.options = label, dict(options)
        fits = all(places is None or self.chosen(key) <= places for key, places in options.items())
        try:
            with self.session.begin_nested():
                actions.change(self.session, None, question, self.draft())
        except Refused:
            assert not fits
            self.label, self.options = before
            self.session.expunge_all()
            return
        assert fits
        now = again(self.session, self.world, question).current.number
        assert now - self.versions in ({0, 1} if was_answered else {0})
        self.versions = now

    @rule(key=st.sampled_from(KEYS))
    def answer(self, key):
        question = self.question
        offered = {one for one, _words in question.current.offered()}
        if key not in offered:
            return
        places = self.options[key]
        try:
            with self.session.begin_nested():
                actions.choose(self.session, question, (), (key,))
                who = person(self.session, self.world)
                made = answered(self.session, question, who, key, [key])
        except Refused:
            assert places is not None
            assert self.chosen(key) >= places
            return
        assert places is None or self.chosen(key) < places
        self.answers.append((made.id, self.label, [key]))

    @invariant()
    def old_answers_keep_their_words_and_options(self):
        rows = self.session.execute(
            select(Answer.id, QuestionVersion.label, QuestionVersion.options).join(
                QuestionVersion, QuestionVersion.id == Answer.question_version_id
            )
        )
        asked = {answer: (label, options) for answer, label, options in rows}
        assert set(asked) == {answer for answer, _label, _keys in self.answers}
        for answer, label, keys in self.answers:
            words, options = asked[answer]
            assert words == {"en": label}
            assert keys[0] in {one["key"] for one in options if not one["retired"]}

    @invariant()
    def what_was_chosen_is_never_lost_and_places_count_it(self):
        places = {
            row.key: row.taken
            for row in self.session.execute(select(OptionPlace.key, OptionPlace.taken))
        }
        assert {key: number for key, number in places.items() if number} == {
            key: self.chosen(key) for key in KEYS if self.chosen(key)
        }
        known = {one["key"] for one in self.question.current.options}
        assert {keys[0] for _answer, _label, keys in self.answers} <= known

    def teardown(self):
        self.outer.rollback()
        self.session.expunge_all()


def test_old_answers_stay_readable(session, clock):
    clock(making.NOON)
    run_state_machine_as_test(
        lambda: Wording(session),
        settings=settings(
            max_examples=15,
            stateful_step_count=15,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )

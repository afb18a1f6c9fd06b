"""What is told to the solver's process arrives there as it was, and its answers too."""

from hypothesis import given, settings
from hypothesis import strategies as st

from app.schedule.rules import written
from app.schedule.rules.problem import (
    FORUM_COUNTS,
    KINDS,
    Activity,
    Block,
    Forum,
    Outcome,
    Placement,
    Problem,
    Progress,
    Requirement,
    Space,
    Track,
    Window,
)

WORDS = st.text(max_size=6)
NUMBERS = st.integers(-(10**9), 10**9)
PAIRS = st.dictionaries(st.tuples(WORDS, WORDS), NUMBERS, max_size=2)
WINDOWS = st.lists(st.builds(Window, NUMBERS, NUMBERS), max_size=2).map(tuple)
KEYS = st.lists(WORDS, max_size=3).map(tuple)
SETS = st.frozensets(WORDS, max_size=3)
PLANS = st.dictionaries(WORDS, st.builds(Placement, NUMBERS, st.none() | WORDS), max_size=3)
FEW = {"max_size": 2}
FORUMS = st.builds(
    Forum,
    blocks=st.lists(
        st.builds(Block, key=WORDS, starts=st.lists(NUMBERS, **FEW).map(tuple), end=NUMBERS), **FEW
    ).map(tuple),
    tracks=st.lists(st.builds(Track, key=WORDS, chairs=SETS), **FEW).map(tuple),
    weights=st.dictionaries(st.sampled_from(FORUM_COUNTS), NUMBERS, **FEW),
    track_blocks=PAIRS,
    track_spaces=PAIRS,
    block_spaces=PAIRS,
    similar=PAIRS,
    zones=PAIRS,
    talk_blocks=PAIRS,
    talk_spaces=PAIRS,
)
ACTIVITIES = st.builds(
    Activity,
    key=WORDS,
    minutes=NUMBERS,
    turnround=NUMBERS,
    spaces=KEYS,
    parties=SETS,
    guests=SETS,
    languages=SETS,
    fixed=st.booleans(),
    slots=NUMBERS,
    track=st.none() | WORDS,
    position=NUMBERS,
)
REQUIREMENTS = st.builds(
    Requirement,
    key=WORDS,
    kind=st.sampled_from(KINDS),
    subjects=KEYS,
    others=KEYS,
    spaces=KEYS,
    windows=WINDOWS,
    minutes=NUMBERS,
    most=NUMBERS,
    weight=st.none() | NUMBERS,
    about=WORDS,
)
PROBLEMS = st.builds(
    Problem,
    days=WINDOWS,
    spaces=st.lists(st.builds(Space, key=WORDS, venue=WORDS), **FEW).map(tuple),
    activities=st.lists(ACTIVITIES, **FEW).map(tuple),
    requirements=st.lists(REQUIREMENTS, **FEW).map(tuple),
    travel=PAIRS,
    present=PLANS,
    forum=st.none() | FORUMS,
    step=NUMBERS,
)
SECONDS = st.floats(0, 1e6, allow_nan=False)
MAYBE = st.none() | NUMBERS
PROGRESS = st.builds(
    Progress, seconds=SECONDS, objective=MAYBE, bound=MAYBE, plan=st.none() | PLANS
)
OUTCOMES = st.builds(
    Outcome,
    status=WORDS,
    plan=st.none() | PLANS,
    objective=MAYBE,
    bound=MAYBE,
    counts=st.dictionaries(WORDS, NUMBERS, max_size=2),
    reason=KEYS,
    first=st.none() | SECONDS,
)


@settings(max_examples=15)
@given(PROBLEMS, PLANS, PROGRESS, OUTCOMES)
def test_what_is_written_is_read_as_it_was(problem, plan, progress, outcome):
    texts = [written.write(problem), written.write(progress), written.write(outcome)]
    assert not any("\n" in text for text in texts)
    assert written.read_problem(texts[0]) == problem
    assert written.read_answer(texts[1]) == progress
    assert written.read_answer(texts[2]) == outcome
    assert written.read_plan(written.write_plan(plan)) == plan

"""The first plan, built without search, and plans improved a part at a time."""

from hypothesis import given, settings

from app.schedule.rules import checking
from app.schedule.rules.problem import Activity, Placement, Problem, Requirement, Window
from app.schedule.solver import parts
from app.schedule.solver.building import Builder
from app.schedule.solver.starts import choices
from app.schedule.solver.watch import Watch
from tests.schedule.problems import long, problems


def hard(problem):
    return {one.key for one in problem.requirements if one.weight is None}


def builder(problem):
    return Builder(problem, choices(problem), hard(problem), Watch(10))


def broken(problem, plan):
    return {one.requirement.key for one in checking.faults(problem, plan)} & hard(problem)


@settings(max_examples=15)
@given(problems(most=7))
def test_what_is_built_breaks_nothing_and_costs_no_less_than_each_alone(problem):
    built = builder(problem)
    plan = built.build()
    if plan is not None:
        assert broken(problem, plan) == set()
        assert checking.misplaced(problem, plan) == []
        assert built.least() <= checking.price(problem, plan)


def test_what_is_in_the_way_goes_and_comes_back():
    must = Window(0, 60)
    keys = ("wide", "narrow")
    problem = Problem(
        days=(Window(0, 120),),
        spaces=(),
        activities=tuple(Activity(key=key, minutes=60, parties=frozenset("p")) for key in keys),
        requirements=(
            Requirement(key="place", kind="place", subjects=keys),
            Requirement(key="party", kind="party", subjects=("p",)),
            Requirement(key="within", kind="within", subjects=("narrow",), windows=(must,)),
            Requirement(key="keep", kind="keep", subjects=("wide",), weight=1),
        ),
        present={"wide": Placement(0, None)},
        step=60,
    )
    assert builder(problem).build() == {"wide": Placement(60, None), "narrow": Placement(0, None)}


def test_parts_make_a_plan_better_and_never_break_it():
    problem = long(40)
    first = builder(problem).build()
    watch = Watch(4)
    watch.bounded(0)
    watch.found(first, checking.price(problem, first))
    parts.improve(problem, choices(problem), hard(problem), watch, 2)
    assert broken(problem, watch.plan) == set()
    assert watch.objective == checking.price(problem, watch.plan)
    assert watch.objective < checking.price(problem, first)

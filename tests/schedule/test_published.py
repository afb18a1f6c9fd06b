"""The evaluator gives the benchmark's published schedules the scores that are known of them."""

from pathlib import Path

import pytest

from app.schedule.exports.forums import write_plan
from app.schedule.rules.forum import forum_cost, forum_counts, forum_faults
from app.schedule.rules.problem import Placement
from app.schedule.rules.reading.forums import read_forum
from app.schedule.rules.reading.plans import read_plan

FOLDER = Path("bench/schedules")


def published(name):
    problem = read_forum((FOLDER / f"{name}.xlsx").read_bytes())
    return problem, read_plan((FOLDER / "published" / f"{name}.xlsx").read_bytes(), problem)


@pytest.mark.parametrize(
    ("name", "score"),
    [("N2OR", 2), ("GECCO19", 1_000_116), ("GECCO20", 6_298), ("OR60F", 433)],
)
def test_a_published_schedule_scores_what_is_known(name, score):
    problem, plan = published(name)
    assert forum_faults(problem, plan) == []
    assert forum_cost(problem.forum, forum_counts(problem, plan)) == score


def test_a_plan_written_is_read_back():
    problem, plan = published("N2OR")
    assert read_plan(write_plan(problem, plan), problem) == plan


def test_a_talk_moved_is_a_fault():
    problem, plan = published("N2OR")
    first, second, *_rest = plan
    assert forum_faults(problem, dict(plan) | {first: plan[second]}) != []
    assert forum_faults(problem, dict(plan) | {first: Placement(1, None)}) == [("missing", first)]

"""What is stated of groups: their order, what they come after, one space, one day."""

from collections.abc import Iterator
from itertools import groupby, pairwise

from app.schedule.models import Group
from app.schedule.rules.problem import Requirement
from app.schedule.rules.stating.context import Context


def of_groups(context: Context) -> Iterator[Requirement]:
    """Yield what each group keeps to."""
    for group in context.draft.groups:
        keys = [one.uuid for one in context.of(group.id)]
        if group.in_order:
            yield from _in_order(context, group)
        if group.after_group_id is not None:
            before = [one.uuid for one in context.of(group.after_group_id)]
            if keys:
                more = {"others": tuple(keys), "minutes": group.gap, "about": "after"}
                yield from context.says("order", "order", f"after:{group.id}", before, **more)
        if len(keys) > 1:
            if group.one_space:
                yield from context.says("same-space", "same-space", f"one-space:{group.id}", keys)
            if group.one_day:
                yield from context.says("same-day", "same-day", f"one-day:{group.id}", keys)


def _in_order(context: Context, group: Group) -> Iterator[Requirement]:
    """Yield that what has a position comes after what has the one before."""
    placed = [one for one in context.of(group.id) if one.position]
    steps = [
        tuple(one.uuid for one in found) for _, found in groupby(placed, lambda one: one.position)
    ]
    for number, (first, second) in enumerate(pairwise(steps), start=1):
        key = f"order:{group.id}:{number}"
        yield from context.says("order", "order", key, first, others=second)

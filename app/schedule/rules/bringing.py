"""What a workbook of a forum makes of an edition: its first day, its slots, what is too much."""

from collections.abc import Iterable, Mapping
from datetime import date
from statistics import median

from app.editions.models import Edition
from app.schedule.errors.forums import NoFirstDay, TooLongName, TooMuchTold
from app.schedule.rules.problem import Block, Forum
from app.schedule.rules.reading.forums import ForumBook

LONGEST_NAME = 200
MOST_ROWS = 100_000


def forum_of(book: ForumBook) -> Forum:
    """Return the forum that a workbook tells."""
    forum = book.problem.forum
    assert forum is not None
    return forum


def check(book: ForumBook) -> None:
    """Refuse names longer than any, and more than a forum can hold."""
    forum, talks = forum_of(book), book.problem.activities
    names = [one.key for one in forum.blocks] + [one.key for one in forum.tracks]
    names += [one.key for one in book.problem.spaces] + [one.key for one in talks]
    people = [name for one in talks for name in (*one.parties, *one.guests)]
    people += [name for one in forum.tracks for name in one.chairs]
    for name in (*names, *people):
        if len(name) > LONGEST_NAME:
            raise TooLongName(name, LONGEST_NAME)
    if len(people) > MOST_ROWS or sum(map(len, tables(forum).values())) > MOST_ROWS:
        raise TooMuchTold(MOST_ROWS)


def first_day(edition: Edition, book: ForumBook, wanted: date | None) -> date:
    """Return the day of the first session."""
    starts, ends = edition.starts_on, edition.ends_on or edition.starts_on
    if wanted is None and book.first is not None:
        inside = starts is None or (ends is not None and starts <= book.first <= ends)
        wanted = book.first if inside else None
    found = wanted or starts
    if found is None:
        raise NoFirstDay
    return found


def tables(forum: Forum) -> dict[str, Mapping[tuple[str, str], int]]:
    """Return a forum's penalties by what they are about."""
    return {
        "track-block": forum.track_blocks,
        "track-space": forum.track_spaces,
        "block-space": forum.block_spaces,
        "similar": {(a, b): price for (a, b), price in forum.similar.items() if a != b},
        "talk-block": forum.talk_blocks,
        "talk-space": forum.talk_spaces,
    }


def typical_slot(blocks: Iterable[Block]) -> int:
    """Return how many minutes a slot has in a typical block."""
    found = [(one.end - one.starts[0]) // len(one.starts) for one in blocks if one.starts]
    return max(1, int(median(found))) if found else 1

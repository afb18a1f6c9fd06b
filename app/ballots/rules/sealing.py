"""Ballots sealed until the count: all of a vote are equally long, and no two alike."""

import secrets
from collections.abc import Iterable, Sequence
from typing import TypeVar

from app.ballots.rules.counting import ABSTAIN, ANSWERS, CHOICE, Choices, Terms, check_ballot
from app.core import ciphers
from app.core.keyring import Ring

T = TypeVar("T")
_WIDTH = 2


def wrapped(ring: Ring, poll_id: int, key: bytes) -> tuple[bytes, str]:
    """Return a vote's key sealed with the installation's current one, and that one's name."""
    name = ring.current
    return ciphers.seal(ring.key(name), key, _key_place(poll_id, name)), name


def unwrapped(ring: Ring, poll_id: int, sealed: bytes, name: str) -> bytes:
    """Return a vote's key; raises Undecipherable or NoSuchKey."""
    return ciphers.unseal(ring.key(name), sealed, _key_place(poll_id, name))


def sealed(
    key: bytes, poll_id: int, region_id: int | None, terms: Terms, choices: Choices
) -> bytes:
    """Seal a ballot; whatever it says, it is as long as every other of the vote."""
    return ciphers.seal(key, packed(terms, choices), _place(poll_id, region_id))


def unsealed(
    key: bytes, poll_id: int, region_id: int | None, terms: Terms, content: bytes
) -> Choices:
    """Open a ballot; raises Undecipherable where it was changed, moved or made elsewhere."""
    return unpacked(terms, ciphers.unseal(key, content, _place(poll_id, region_id)))


def packed(terms: Terms, choices: Choices) -> bytes:
    """Write a ballot as numbers, a fixed width each; raises BallotInvalid."""
    check_ballot(terms, choices)
    if terms.method == "each":
        numbers = [ANSWERS.index(choices[option]) for option in terms.options]
    else:
        chosen = choices[CHOICE]
        numbers = [0 if chosen == ABSTAIN else 1 + terms.options.index(chosen)]
    return b"".join(number.to_bytes(_WIDTH) for number in numbers)


def unpacked(terms: Terms, content: bytes) -> Choices:
    """Read a ballot; raises Undecipherable where it is none of this vote."""
    numbers = [
        int.from_bytes(content[start : start + _WIDTH]) for start in range(0, len(content), _WIDTH)
    ]
    try:
        if terms.method == "each":
            answers = [ANSWERS[number] for number in numbers]
            return dict(zip(terms.options, answers, strict=True))
        (number,) = numbers
        return {CHOICE: (ABSTAIN, *terms.options)[number]}
    except (IndexError, ValueError) as error:
        raise ciphers.Undecipherable from error


def shuffled(things: Iterable[T]) -> Sequence[T]:
    """Return things in an order that nobody can foresee or find out."""
    mixed = list(things)
    secrets.SystemRandom().shuffle(mixed)
    return mixed


def _place(poll_id: int, region_id: int | None) -> bytes:
    """Bind a ballot to its vote, and in an open vote to its region."""
    return ciphers.place("ballots", "sealed", poll_id, region_id or 0)


def _key_place(poll_id: int, name: str) -> bytes:
    """Bind a vote's key to the vote and to what wraps it."""
    return ciphers.place("poll_keys", "wrapped", poll_id, name)

"""How good a password must be, how long a session lives, how often something may be tried."""

import re
from datetime import datetime, timedelta

from app.accounts.commonplaces import PASSAGES, WORDS
from app.accounts.errors import WeakPassword
from app.accounts.models import SignIn
from app.core.languages import _, ngettext

SHORTEST, LONGEST = 12, 1024
FEWEST_SIGNS = 5
# What is left of a password when common words, years and sequences are taken out.
FEWEST_OWN_LETTERS = 5
MOST_COMMON_WORDS = 2

IDLE, ABSOLUTE = timedelta(minutes=30), timedelta(hours=10)
IDLE_WITHOUT_ROLE, ABSOLUTE_WITHOUT_ROLE = timedelta(hours=2), timedelta(hours=24)
NOTE_AFTER = timedelta(minutes=2)

RESET_LIFE = timedelta(hours=1)
INVITATION_LIFE = timedelta(days=14)
FIRST_LINK_LIFE = timedelta(days=1)

_LEET = str.maketrans("013457@$!", "oieastasi")
_LONGEST_FIRST = "|".join(re.escape(word) for word in sorted(WORDS, key=len, reverse=True))
_COMMON = re.compile(_LONGEST_FIRST)


def check_password(password: str, *known: str) -> None:
    """Refuse (WeakPassword) what is too short or too long, or what is tried first.

    `known` are texts about the person, such as the name and the mail address.
    """
    if len(password) < SHORTEST:
        raise WeakPassword(
            ngettext(
                "Use at least %(num)s character.", "Use at least %(num)s characters.", SHORTEST
            )
        )
    if len(password) > LONGEST:
        raise WeakPassword(
            ngettext("Use at most %(num)s character.", "Use at most %(num)s characters.", LONGEST)
        )
    if commonplace(password, *known):
        raise WeakPassword(
            _("This password is easy to guess. Take several unusual words, for example.")
        )


def commonplace(password: str, *known: str) -> bool:
    """Tell whether a password is made of what is tried first.

    Guessers' lists of long passwords hold little else than: few different signs, digits only, a
    run of the keyboard or the alphabet, one thing said twice, and one or two common words (or the
    person's own names) dressed up with digits, signs and look-alike letters.
    """
    plain = password.casefold()
    if len(set(plain)) < FEWEST_SIGNS or not re.search(r"[^\W\d_]", plain):
        return True
    return any(_dressed_up(reading, known) for reading in (plain, plain.translate(_LEET)))


def _dressed_up(reading: str, known: tuple[str, ...]) -> bool:
    """Tell whether too little is left once the common is taken out of a reading."""
    own = [part for text in known for part in re.findall(r"[^\W\d_]{3,}", text.casefold())]
    for part in sorted(own, key=len, reverse=True):
        reading = reading.replace(part, " ")
    reading = _without_runs(_once(reading))
    found = _COMMON.findall(reading)
    rest = re.sub(r"[\W\d_]", "", _COMMON.sub(" ", reading))
    return len(found) <= MOST_COMMON_WORDS and len(rest) < FEWEST_OWN_LETTERS


def _once(reading: str) -> str:
    """Return the piece of which a text is the repetition, else the text."""
    return re.sub(r"^(.+?)\1+$", r"\1", reading)


def _without_runs(reading: str) -> str:
    """Take out four or more signs that follow each other on a keyboard or in an alphabet."""
    for passage in PASSAGES:
        for start in range(len(passage) - 3):
            length = 4
            while passage[start : start + length] in reading:
                length += 1
                if start + length > len(passage):
                    break
            if length > 4:  # noqa: PLR2004  (at least four fitted)
                reading = reading.replace(passage[start : start + length - 1], " ")
    return reading


def alive(sign_in: SignIn, *, with_role: bool, now: datetime) -> bool:
    """Tell whether a session may go on: not ended, not too old, not idle for too long."""
    idle = IDLE if with_role else IDLE_WITHOUT_ROLE
    return sign_in.ended_at is None and now < sign_in.ends_at and now - sign_in.seen_at < idle


def ends_at(*, with_role: bool, now: datetime) -> datetime:
    """Return when a session that starts now ends at the latest."""
    return now + (ABSOLUTE if with_role else ABSOLUTE_WITHOUT_ROLE)


def worth_noting(sign_in: SignIn, now: datetime) -> bool:
    """Tell whether it is long enough ago that the session was last noted as used."""
    return now - sign_in.seen_at >= NOTE_AFTER

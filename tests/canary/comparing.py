"""Comparing what an actor was told with the table of field classes."""

from collections.abc import Iterable

from tests.canary.table import cell, rows
from tests.canary.tokens import Token
from tests.canary.walking import Seen

TABLE = rows()


def wrong(seen: Seen, tokens: Iterable[Token], actor: str) -> list[str]:
    """Return what was told that must not be, and what was not told that should be."""
    found = []
    for token in tokens:
        found += _too_much(seen, token, cell(TABLE, token.field, token.whose, actor))
    for token in tokens:
        found += _too_little(seen, token, cell(TABLE, token.field, token.whose, actor))
    return found


def _too_much(seen: Seen, token: Token, says: str) -> list[str]:
    """Say where a canary stood that the table does not let stand there."""
    leaked = [] if says == "yes" else [seen.read.get(token)]
    # A page that asks for one reason may say again what its reader is told anyway, and no more.
    leaked += [] if says in {"yes", "reason"} else [seen.revealed.get(token)]
    return [f"told: {token} by {path}, the table says {says}" for path in leaked if path]


def _too_little(seen: Seen, token: Token, says: str) -> list[str]:
    """Say which canary should have stood somewhere."""
    # Of a portrait that only a file shows, the name may stand on the page.
    there = {"yes": seen.read, "reason": seen.revealed}.get(says)
    missing = there is not None and token not in there
    return [f"not told: {token}, the table says {says}"] if missing else []

"""Which role a word of a file means: in any width, number, case, and with the sex beside it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from app.core.folding import folded

_FIGURES = "0123456789"


def role_of(written: str, roles: Mapping[str, str], sexes: Mapping[str, str]) -> str | None:
    """Return the role that a word means, None where it means none of them.

    `roles` are the roles by their folded words. Beside one may stand a sex and a number, as in
    選手(女子), 男子選手 or "Coach 2"; English words may stand in the plural.
    """
    key = folded(written)
    if key in roles:
        return roles[key]
    for word in _bare(key.strip(_FIGURES), sexes):
        for one in (word, word.removesuffix("s"), word.removesuffix("es")):
            if one in roles:
                return roles[one]
    return None


def _bare(key: str, sexes: Iterable[str]) -> Iterator[str]:
    """Yield a folded word as it is, then without each sex that it begins or ends with."""
    yield key
    for sex in sexes:
        yield key.removeprefix(sex)
        yield key.removesuffix(sex)


def joined(
    labels: Iterable[tuple[str, str]], synonyms: Mapping[str, Sequence[str]]
) -> dict[str, str]:
    """Return roles by their folded words: their own words first, then what means one role alone.

    `labels` are pairs of a word and its role; `synonyms` are further words by role.
    """
    own = {folded(word): role for word, role in labels}
    meant: dict[str, set[str]] = {}
    for role, words in synonyms.items():
        for word in words:
            meant.setdefault(folded(word), set()).add(role)
    also = {word: min(found) for word, found in meant.items() if len(found) == 1}
    return also | own


def unknown(
    words: Iterable[str], roles: Mapping[str, str], sexes: Mapping[str, str], most: int
) -> list[str]:
    """Return the words of a file that mean no role, each once however it is spelt, at most some."""
    found: dict[str, str] = {}
    for word in words:
        key = folded(word)
        if key and key not in found and role_of(word, roles, sexes) is None:
            found[key] = word
        if len(found) == most:
            break
    return list(found.values())

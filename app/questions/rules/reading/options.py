"""One option, several options, and a consent."""

import re

from app.core.folding import folded
from app.core.languages import _
from app.questions.errors import AnswerRefused
from app.questions.models import QuestionVersion
from app.questions.rules.kinds import YES
from app.questions.rules.reading.given import Facts, Raw, Reading, line, several

_BETWEEN = re.compile(r"[,;、，；・\n|]")
_AGREED = frozenset(
    folded(word)
    for word in ("yes", "y", "true", "1", "on", "はい", "예", "是", "да", "同意", "동의")
)
_REFUSED = frozenset(
    folded(word) for word in ("no", "n", "false", "0", "off", "いいえ", "아니요", "否", "нет")
)


def choice(version: QuestionVersion, raw: Raw, facts: Facts) -> Reading | None:
    """Read one option, by its key or by its words in any language."""
    written = several(raw)
    if not written:
        return None
    if len(written) > 1:
        raise AnswerRefused(_("Choose one option."))
    key = _key(version, written[0], facts)
    return Reading(value=key, keys=(key,))


def choices(version: QuestionVersion, raw: Raw, facts: Facts) -> Reading | None:
    """Read several options; a bare text may name them with commas between."""
    if isinstance(raw, str) and not _known(version, raw):
        raw = _BETWEEN.split(raw)
    found = {_key(version, one, facts) for one in several(raw)}
    if not found:
        return None
    if version.least is not None and len(found) < version.least:
        raise AnswerRefused(_("Choose at least %(number)s.", number=version.least))
    if version.most is not None and len(found) > version.most:
        raise AnswerRefused(_("Choose at most %(number)s.", number=version.most))
    ordered = tuple(option["key"] for option in version.options if option["key"] in found)
    return Reading(value=list(ordered), keys=ordered)


def consent(_version: QuestionVersion, raw: Raw, _facts: Facts) -> Reading | None:
    """Read a consent: given, or blank; a consent that is refused is no answer."""
    if raw is True:
        return Reading(value=True, keys=(YES,))
    if raw is False or raw is None:
        return None
    written = folded(line(raw))
    if not written or written in _REFUSED:
        return None
    if written in _AGREED:
        return Reading(value=True, keys=(YES,))
    raise AnswerRefused(_("Answer yes or leave it empty."))


def _key(version: QuestionVersion, written: str, facts: Facts) -> str:
    """Return the key of the option written; raises AnswerRefused for none or a withdrawn one."""
    found = _known(version, written)
    if found is None:
        raise AnswerRefused(_("“%(option)s” is none of the options.", option=written))
    key, withdrawn = found
    if withdrawn and key not in facts.kept:
        raise AnswerRefused(_("“%(option)s” is no longer offered.", option=written))
    return key


def _known(version: QuestionVersion, written: str) -> tuple[str, bool] | None:
    """Return an option's key and whether it was withdrawn; keys go before words."""
    for option in version.options:
        if option["key"] == written:
            return option["key"], bool(option.get("retired"))
    wanted = folded(written)
    for option in version.options:
        if wanted and wanted in {folded(word) for word in option["label"].values()}:
            return option["key"], bool(option.get("retired"))
    return None

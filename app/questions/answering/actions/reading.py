"""Reading what was sent for one question, against what is stored."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import uuid4

from app.consents.errors import ConsentMissing
from app.core.files.uploads import Checked, Upload
from app.core.languages import _
from app.editions.models import Edition
from app.questions.answering.errors import Frozen
from app.questions.answering.queries.reopening import Opening
from app.questions.answering.rules import counting, passports, uploads
from app.questions.answering.rules.uploads import Files
from app.questions.errors import AnswerRefused
from app.questions.models import Answer, Question
from app.questions.rules import reading
from app.questions.rules.kinds import FILES, OPTIONED, YES
from app.questions.rules.missing import frozen
from app.questions.rules.reading import Facts
from app.registration.models import Participant

Raw = reading.Raw | Files


@dataclass(frozen=True, kw_only=True)
class Way:
    """A person whose answers are locked, what is asked, and what stands there."""

    participant: Participant
    edition: Edition
    role: str
    now: datetime
    today: date
    closed: bool
    opens: Opening = field(default_factory=Opening)
    asked: Mapping[int, Question]
    answers: Mapping[int, Answer]
    values: Mapping[int, Any]
    sizes: Mapping[str, int]

    def keys_before(self, question: Question) -> tuple[str, ...]:
        """Return the options that were chosen, of a sealed answer too."""
        value = self.values.get(question.id)
        if value is None:
            return ()
        if question.kind == "consent":
            return (YES,)
        if question.kind not in OPTIONED:
            return ()
        return tuple(value) if isinstance(value, list) else (str(value),)


@dataclass(frozen=True, kw_only=True)
class Given:
    """What was read for one question: a value to store, None to take the answer away."""

    question: Question
    value: Any
    keys: tuple[str, ...] = ()
    changed: bool = False
    files: Mapping[str, Checked] = field(default_factory=dict)
    hints: Sequence[str] = ()


def read(way: Way, number: int, raw: Raw) -> Given:
    """Return what is to be stored; raises AnswerRefused where it breaks a rule.

    What is given again as it stands is no change: neither a frozen question nor a missing consent
    refuses that.
    """
    question = way.asked.get(number)
    if question is None:
        raise AnswerRefused(_("This person is not asked this."))
    known = way.values.get(number)
    found = _files(way, question, raw) if question.kind in FILES else _plain(way, question, raw)
    changed = found.value != known or (found.value is None and number in way.answers)
    if not changed:
        return found
    _check_open(way, question)
    if way.closed and counting.guarded(question):
        raise AnswerRefused(ConsentMissing().message)
    if question.kind == "passport" and found.value is not None:
        passports.check_lasting(found.value, way.edition)
    return Given(
        question=question,
        value=found.value,
        keys=found.keys,
        changed=True,
        files=found.files,
        hints=_hints(way, found),
    )


def _check_open(way: Way, question: Question) -> None:
    """Refuse what is fixed, unless an accepted request opened it again."""
    if question.id in way.opens.reopened:
        return
    if way.opens.refusal is not None:
        raise AnswerRefused(way.opens.refusal.message)
    if frozen(question, way.now):
        raise Frozen


def _plain(way: Way, question: Question, raw: Any) -> Given:
    """Read an answer without files."""
    facts = Facts(
        today=way.today,
        country=way.participant.delegation.region.country,
        kept=frozenset(way.keys_before(question)),
    )
    found = reading.read(question, question.current, raw, facts)
    if found is None:
        return Given(question=question, value=None)
    return Given(question=question, value=found.value, keys=found.keys)


def _files(way: Way, question: Question, raw: Any) -> Given:
    """Read an answer of files: those kept were there before, those sent are looked through."""
    sent = raw if isinstance(raw, Files) else Files()
    photo = question.kind == "photo"
    stored = way.values.get(question.id) or []
    kept = [one for one in stored if one in sent.kept]
    if photo and sent.new:
        kept = []
    new = {str(uuid4()): _checked(question, one) for one in sent.new}
    gone = set(stored) - set(kept)
    sizes = [size for uuid, size in way.sizes.items() if uuid not in gone]
    sizes += [len(one.content) for one in new.values()]
    uploads.check_room(sizes, len(kept) + len(new), photo=photo)
    value = [*kept, *new]
    return Given(question=question, value=value or None, files=new)


def _checked(question: Question, upload: Upload) -> Checked:
    """Look one file through."""
    photo, most = question.kind == "photo", question.current.longest
    return uploads.check_upload(upload, photo=photo, megabytes=most)


def _hints(way: Way, given: Given) -> list[str]:
    """Say what is kept but should be looked at again."""
    if given.question.kind == "passport" and given.value is not None:
        return passports.warnings(given.value, way.participant, way.edition)
    if given.question.kind == "photo" and any(not one.upright for one in given.files.values()):
        return [
            _("The photo is kept. A portrait is upright, three wide to four high: send another.")
        ]
    return []

"""Why a file or a cell is refused, what states, roles and sexes are called: codes as sentences."""

from collections.abc import Mapping

from app.core.errors import Refused
from app.core.folding import folded
from app.core.languages import LANGUAGES, _, _l, speaking
from app.editions import words as edition_words
from app.editions.errors import NoPlaceLeft
from app.editions.models import SEXES as ALL_SEXES
from app.editions.models import Edition
from app.editions.terms import EntryTerms
from app.imports.models import Import, ImportRow
from app.imports.rules.cells import SEXES
from app.imports.rules.judging import FULL, REPEATS
from app.imports.rules.reading.unreadable import Unreadable
from app.imports.rules.roles import joined
from app.questions.answering.errors import AnswersRefused, Withdrawn
from app.questions.errors import AnswerRefused
from app.registration.errors import RoleNotOffered, SexMissing, SubmissionUsed
from app.stages.errors import StageByRequest, StageLocked, StageNotOpen
from app.vault.errors import Erased

ENCODINGS = {
    "utf-8": "UTF-8",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16 LE",
    "utf-16-be": "UTF-16 BE",
    "cp932": "Shift_JIS (CP932)",
    "euc_jp": "EUC-JP",
    "gb18030": "GB18030",
    "big5": "Big5",
    "cp949": "CP949 (EUC-KR)",
    "cp1251": "Windows-1251",
    "koi8_r": "KOI8-R",
}


_UNREADABLE = {
    "bytes": _l("The file is larger than %(most)s MB."),
    "rows": _l("The file has more than %(most)s rows: divide it."),
    "columns": _l("The table has more than %(most)s columns, or cells far to the right."),
    "sheets": _l("The workbook has more than %(most)s sheets, or none with a table."),
    "entries": _l("This is no workbook of a spreadsheet program: it has more than %(most)s parts."),
    "limits": _l("Reading the file takes too much memory or time. Save the table alone, as CSV."),
    "bomb": _l("The workbook would grow beyond all measure when it is opened. It is not read."),
    "names": _l(
        "The workbook holds files under names or kinds that no spreadsheet program writes."
    ),
    "damaged": _l("The workbook is damaged. Open it in a spreadsheet program and save it anew."),
    "password": _l("The workbook is protected by a password. Save it without one."),
    "old_workbook": _l(
        "This is a workbook of an old kind, or one under a password. Save it as XLSX without one."
    ),
    "no_workbook": _l("This is no XLSX workbook. Save the table as XLSX or CSV."),
    "macros": _l("The workbook holds macros or programs. Save it as XLSX without them."),
    "links": _l("The workbook takes content from other files. Save it without such links."),
    "embedded": _l("The workbook holds other files. Save the table alone."),
    "entities": _l("The workbook defines entities, which no spreadsheet program writes."),
    "no_table": _l("This is no table. Save it as XLSX or CSV."),
    "no_sheet": _l("The workbook has no sheet called %(sheet)s."),
    "empty": _l("There is no table in the file, or only on hidden sheets."),
    "encoding_unknown": _l(
        "The text is in none of the encodings known here. Save it as CSV in UTF-8, or as XLSX."
    ),
    "encoding_wrong": _l("Line %(line)s cannot be read as %(encoding)s. Choose another encoding."),
    "control": _l("Line %(line)s holds control characters: this is no text of a table."),
    "quotes": _l("A quotation mark before line %(line)s is never closed, or stands inside a cell."),
}


def unreadable(error: Unreadable) -> str:
    """Say why a file cannot be read, and what to do."""
    facts = {**error.facts}
    if "encoding" in facts:
        facts["encoding"] = ENCODINGS.get(str(facts["encoding"]), facts["encoding"])
    return str(_UNREADABLE.get(error.code, _("The file cannot be read."))) % facts


def sentences(
    faults: Mapping[int, str], remarks: Mapping[int, str]
) -> tuple[dict[int, str], dict[int, str]]:
    """Return the sentences of the codes of cells, by column: what is wrong, what is remarked."""
    wrong = {
        "formula": _("A formula without a stored result: write the value itself."),
        "broken": _("The spreadsheet program could not calculate this cell."),
        "merged": _("Merged with other cells: divide them, and write into each what it means."),
    }
    noted = {"formula": _("A formula: its stored result was read.")}
    return (
        {place: wrong[code] for place, code in faults.items()},
        {place: noted[code] for place, code in remarks.items()},
    )


_CODES: dict[type[Refused], str] = {
    NoPlaceLeft: FULL,
    StageLocked: "late",
    StageByRequest: "by-request",
    StageNotOpen: "not-open",
    SubmissionUsed: "sent-before",
    RoleNotOffered: "role",
    SexMissing: "sex",
    Withdrawn: "withdrawn",
    AnswersRefused: "answers",
    AnswerRefused: "answers",
    Erased: "erased",
}
_REFUSALS = {
    "late": _l("Refused: the deadline of this stage passed meanwhile."),
    "by-request": _l("Refused: the deadline passed meanwhile. You can still ask for this change."),
    "not-open": _l("Refused: registration was not open any more."),
    "sent-before": _l("Refused: this row already entered somebody who was then another person."),
    "role": _l("Refused: the edition does not offer this role any more."),
    "sex": _l("Refused: a limit counts by sex, and the row does not say it."),
    "withdrawn": _l("Refused: this person was withdrawn meanwhile."),
    "answers": _l("Refused: an answer cannot be kept, as an option that is full by now."),
    "erased": _l("Refused: this person's data has been erased."),
}


def why(row: ImportRow) -> str:
    """Say what a row's own cells do not tell: that it repeats another, or that no place is left."""
    if row.why.startswith(REPEATS):
        number = row.why.removeprefix(REPEATS)
        return _("The same person already stands in row %(number)s.", number=number)
    if row.why == FULL:
        return _("No place is left for this person: a limit is reached.")
    if row.why == "changed-since":
        return _("Not undone: this person was changed since.")
    if row.why in _REFUSALS:
        return str(_REFUSALS[row.why])
    return _("Refused when it was applied.")


def code_of(refusal: Refused) -> str:
    """Return what is noted of a refusal: a code, never its sentence, which may name somebody."""
    found = [code for kind, code in _CODES.items() if isinstance(refusal, kind)]
    return found[0] if found else "refused"


def states() -> dict[str, str]:
    """Return the word of each state of rows and cells."""
    return {
        "error": _("Error"),
        "new": _("New"),
        "changed": _("Changed"),
        "same": _("Same"),
        "ignored": _("Ignored"),
    }


TONES = {
    "error": "urgent",
    "new": "settled",
    "changed": "waiting",
    "same": "past",
    "ignored": "unknown",
}


def progress(one: Import) -> str:
    """Say where an import is."""
    return {
        "ready": _("Looked at; nothing has been entered yet."),
        "applying": _("Being applied."),
        "stopped": _("Stopped. It can be continued or undone."),
        "applied": _("Applied."),
        "undoing": _("Being undone."),
        "undone": _("Undone."),
    }[one.state]


def separators() -> dict[str, str]:
    """Return the word of each separator."""
    return {",": _("Comma"), ";": _("Semicolon"), "\t": _("Tab"), "|": _("Vertical bar")}


def role_words(edition: Edition) -> dict[str, str]:
    """Return the roles of an edition by their folded words in every language, synonyms too."""
    terms = edition.programme.kind.terms(EntryTerms)
    offered = [role.role for role in edition.roles]
    labels = [(role, role) for role in offered]
    for one in LANGUAGES:
        with speaking(one):
            labels += [(str(terms.label(role)), role) for role in offered]
    also = {role.slug: role.also for role in terms.roles if role.slug in offered}
    return joined(labels, also)


def roles(edition: Edition) -> list[tuple[str, str]]:
    """Return the roles of an edition with their words."""
    terms = edition.programme.kind.terms(EntryTerms)
    return [(role.role, str(terms.label(role.role))) for role in edition.roles]


def sheet(told: Mapping[str, object]) -> str:
    """Return a sheet's name, with a word where it is hidden or empty."""
    if not told["visible"]:
        return _("%(sheet)s (hidden)", sheet=told["name"])
    if not told["filled"]:
        return _("%(sheet)s (empty)", sheet=told["name"])
    return str(told["name"])


def day_orders() -> list[tuple[str, str]]:
    """Return how dates of numbers may be read."""
    return [
        ("", _("Ask me, if both are possible")),
        ("day-first", _("The day stands first")),
        ("month-first", _("The month stands first")),
    ]


def name_orders() -> list[tuple[str, str]]:
    """Return how whole names may be read."""
    return [
        ("", _("As the script usually has it")),
        ("family-first", _("The family name")),
        ("given-first", _("The given name")),
    ]


def sexes() -> dict[str, str]:
    """Return the sexes by their folded words in every language."""
    found = dict(SEXES)
    for spoken in LANGUAGES:
        with speaking(spoken):
            found |= {folded(edition_words.sex(one)): one for one in ALL_SEXES}
    return found

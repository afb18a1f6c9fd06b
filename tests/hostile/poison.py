"""A text that is markup, a template and a formula at once, in every free text of a world."""

import csv
import io
import json
import re
import zipfile
from itertools import cycle
from xml.etree import ElementTree as ET

from sqlalchemy import CheckConstraint, String, insert, select, update
from sqlalchemy import text as text_

from app.core import clock
from app.core.orm import Model, WordsColumn
from app.regions.models import Tie
from tests.browsing import Page

MARKUP = "<img src=x onerror=alert(1)>\"'{{7*7}}"
FORMULAS = ("=HYPERLINK(1)", "+1", "@SUM", "-2", "=1")
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
ATOM = "http://www.w3.org/2005/Atom"
LINES = "\r\nATTACH:https://evil.example\r\nEND:VEVENT"
# A column that cannot hold this many characters was made for a code.
LONG = 60
# What rules choose, and not people; and what the requests themselves are known by.
CHOSEN = {
    *("code", "slug", "kind_slug", "kind", "country", "iso", "zone", "status", "mode", "role"),
    *("member_class", "left_reason", "side", "office", "cadence", "state", "what", "action"),
    *("subject", "email", "mail", "language", "password_hash", "token_hash", "name_order", "key"),
    *("sex", "sex_asked", "after", "uuid", "digest", "stamp", "wrapped_by", "field_class"),
    *("identifier", "stage_kind", "media_type", "file_format", "encoding", "separator", "why"),
    *("days", "names", "purpose"),
    *("search_key", "sort_key", "submission", "submission_digest", "left", "level", "since"),
    *(
        "until",
        "joined",
        "when",
        "table_id",
        "metric",
        "value",
        "message_id",
        "recipient",
        "number",
    ),
    *("contact_mail", "seen", "made"),
    # What the solver's process wrote, read back as JSON.
    *("problem", "before", "announced", "plan"),
    # Where a form led, as the application itself wrote it.
    "location",
}
# What people type under a name that is a code elsewhere.
FREE = {"budget_lines.what", "expenses.what", "project_lines.what", "proposal_values.value"}
# What only grows by what happens is added below; evidence holds codes alone.
APPEND_ONLY = ("records", "turn_events", "consents")
# What people type that is kept together as JSON: in which columns, and under which names there.
TOGETHER = ("requests.proposed", "requests.before", "proposal_versions.content")
TYPED = {"organisation", "title", "summary", "place", "people_note", "native_given", "values"}
# On which pages texts of more than a line are typed.
OF_LINES = {"note", "reason", "origin", "summary"}


def poisoned(app, world):
    """Fill every free text; returns how many columns were filled."""
    starts, filled = cycle(FORMULAS), 0
    with app.app_context(), app.extensions["sessions"].begin() as session:
        regions = world.own["region_id"], world.own["second_region_id"]
        session.add(Tie(code="tie", a_id=regions[0], b_id=regions[1], level="region", tie_type="x"))
        session.flush()
        for table in Model.metadata.sorted_tables:
            if table.name not in APPEND_ONLY:
                _unguard(session, table.name)
                for column in filter(_typed, table.columns):
                    text = next(starts) + MARKUP + (LINES if column.name in OF_LINES else "")
                    _fill(session, column, text)
                    filled += 1
                for column in table.columns:
                    if str(column) in TOGETHER:
                        filled += _fill_together(session, column, next(starts) + MARKUP)
        _happen(session, world)
    return filled


def _typed(column):
    """Tell whether people type what a column holds: a code is listed, measured, or too short."""
    if column.foreign_keys or (column.name in CHOSEN and str(column) not in FREE):
        return False
    if isinstance(column.type, WordsColumn):
        return True
    short = isinstance(column.type, String) and (column.type.length or LONG) < LONG
    listed = re.compile(rf"\b{column.name} IN \(|\blength\({column.name}\)")
    return isinstance(column.type, String) and not short and not _laws(column, listed)


def _laws(column, pattern):
    """Return the CHECKs of a column's table that speak of it like this."""
    checks = [one for one in column.table.constraints if isinstance(one, CheckConstraint)]
    return [one for one in checks if pattern.search(str(one.sqltext))]


def _fill(session, column, text):
    """Fill a column; where a law ties it to other columns' being empty, only what is filled."""
    value = {"en": text, "ja": text} if isinstance(column.type, WordsColumn) else text
    changed = update(column.table).values({column: value})
    tied = re.compile(rf"= \({column.name} <> ''\)|\b{column.name} = ''")
    session.execute(changed.where(column != "") if _laws(column, tied) else changed)


def _fill_together(session, column, text):
    """Fill what was typed in a column of JSON; returns whether anything was there."""
    key, found = column.table.c.id, 0
    for number, value in session.execute(select(key, column)).all():
        given = told(value, text)
        found |= given != value
        session.execute(update(column.table).where(key == number).values({column: given}))
    return found


def told(value, text, *, typed=False):
    """Return a value with the text wherever somebody typed one."""
    if isinstance(value, dict):
        return {name: told(one, text, typed=typed or name in TYPED) for name, one in value.items()}
    return text if typed and isinstance(value, str) and value else value


def _unguard(session, table):
    """Take a table's triggers away, in this database alone: texts in use must be poisoned too."""
    if session.bind.dialect.name == "postgresql":
        session.execute(text_(f"ALTER TABLE {table} DISABLE TRIGGER USER"))
        return
    known = text_("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = :table")
    for name in session.scalars(known, {"table": table}).all():
        session.execute(text_(f"DROP TRIGGER {name}"))


def _happen(session, world):
    """Add to what can only grow: a record and a step of a turn, with poisoned reasons."""
    tables, now = Model.metadata.tables, clock.now()
    own = {"programme_id": world.own["programme_id"]}
    text = f"={MARKUP}"
    record = {"at": now, "action": "programme.changed", "subject": f"programme:{own}", **own}
    details = {"note": text, "name": {"en": text}, "fields": [text]}
    session.execute(insert(tables["records"]).values(details=details, reason=text, **record))
    turns = tables["turn_events"]
    known = session.execute(select(turns)).mappings().first()
    again = {name: value for name, value in known.items() if name != "id"}
    session.execute(insert(turns).values(again | {"reason": text}))


def wrong_html(html):
    """Return what a page holds that no template wrote."""
    page = Page(html)
    foreign = [tag for tag, given in page.elements if given.get("src") == "x"]
    run = ["49" for words in page.words[""] if "\"'49" in words]
    return page.wrong + foreign + run


def wrong_csv(content):
    """Return the cells that a spreadsheet would calculate."""
    rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    return [cell for row in rows for cell in row if cell.startswith(FORMULA_STARTS)]


def sheets_of(content):
    """Return all sheets and shared texts of a workbook as one text."""
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        names = [name for name in book.namelist() if re.match(r"xl/(worksheets/|shared)", name)]
        return "".join(book.read(name).decode() for name in names if name.endswith(".xml"))


def wrong_xlsx(content):
    """Return the formulas and links of a workbook."""
    return re.findall(r"<f>|<f |<hyperlink", sheets_of(content))


def wrong_ics(content):
    """Return the lines that are too long, broken, or not of a calendar."""
    lines = content.split(b"\r\n")
    unfolded = content.replace(b"\r\n ", b"").decode().split("\r\n")
    return [
        *(line for line in lines if len(line) > 75 or b"\n" in line or b"\r" in line),
        *(line for line in unfolded[:-1] if not re.match(r"[A-Z-]+[;:]", line)),
        *(line for line in unfolded if line.startswith("ATTACH")),
        *(["ends"] if content.count(b"BEGIN:VEVENT") != content.count(b"\r\nEND:VEVENT") else []),
    ]


def wrong_atom(content):
    """Return the elements of a feed that are not of Atom, and the addresses of elsewhere."""
    found = list(ET.fromstring(content).iter())
    links = [one.get("href") for one in found if one.get("href")]
    return [
        *(one.tag for one in found if not re.fullmatch(rf"\{{{ATOM}\}}[a-z]+", one.tag)),
        *(one.tag for one in found if one.tag.endswith("}img") or "\"'49" in (one.text or "")),
        *(link for link in links if not re.match(r"https?://[\w.:]+/[\w./-]*$", link)),
    ]


def wrong_png(content):
    """Return nothing for a picture that holds no text of ours."""
    begins = content.startswith(b"\x89PNG\r\n\x1a\n")
    return [] if begins and b"onerror" not in content else [content[:20]]


def wrong_paper(content):
    """Return nothing for a paper that is given as it came: no text of ours gets into it."""
    return [content[:20]] if b"onerror" in content or not content else []


def wrong_pdf(content):
    """Return the actions of a paper: our texts stand in it as texts, and start nothing."""
    return actions(content) if content else [content]


def actions(content):
    """Return what in a paper would start something."""
    return [one for one in ACTIONS if re.search(re.escape(one) + rb"[\s/(<\[]", content)]


def wrong_json(content):
    """Return nothing if it can be read."""
    json.loads(content)
    return []


ACTIONS = (b"/JavaScript", b"/JS", b"/Launch", b"/OpenAction", b"/AA", b"/EmbeddedFile", b"/URI")
PAPERS = ("application/pdf", "text/plain")
CHECKS = {
    "image/png": wrong_png,
    "application/pdf": wrong_pdf,
    "text/plain": wrong_paper,
    "text/html": lambda content: wrong_html(content.decode()),
    "text/csv": wrong_csv,
    "text/calendar": wrong_ics,
    "application/atom+xml": wrong_atom,
    "application/json": wrong_json,
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": wrong_xlsx,
}

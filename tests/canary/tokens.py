"""Canaries: texts that stand nowhere else, and finding them in whatever an answer is made of."""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256

import phonenumbers
from python_calamine import CalamineWorkbook

LENGTH = 7
_TOKEN = re.compile(r"zq[a-z]{5}")
_SHEET = "xl/workbook.xml"


@dataclass(frozen=True)
class Token:
    """What one field of one person holds; `whose` and `field` are names in the table."""

    whose: str
    field: str
    word: str


@dataclass
class Aviary:
    """All canaries, by how they may be written, and files by their digests."""

    words: dict[str, Token] = field(default_factory=dict)
    spelt: dict[str, Token] = field(default_factory=dict)
    files: dict[str, Token] = field(default_factory=dict)
    seen: dict[str, frozenset[Token]] = field(default_factory=dict)

    def word(self, whose: str, field_: str, part: str) -> str:
        """Make a word of letters, which names, passports and addresses may all hold."""
        word = f"zq{part}{_code(len(self.words))}"
        assert len(word) == LENGTH, word
        self.words[word] = Token(whose, field_, word)
        return word

    def day(self, whose: str, field_: str, day: date) -> date:
        """Note a day that nobody else has, in the ways it is written."""
        shapes = (f"{day.day} {day:%b %Y}", f"{day.day} {day:%B %Y}", f"{day.day} Sept {day:%Y}")
        for written in dict.fromkeys((day.isoformat(), *shapes[: 2 + (day.month == 9)])):
            assert written.casefold() not in self.spelt, "a day that somebody else has"
            self.spelt[written.casefold()] = Token(whose, field_, day.isoformat())
        return day

    def phone(self, whose: str, field_: str) -> str:
        """Make a telephone number, in the ways it is written."""
        number = f"+8190773100{len(self.spelt):02}"[:13]
        found = phonenumbers.parse(number, None)
        for shape in (0, 1, 2):
            written = phonenumbers.format_number(found, shape)
            self.spelt[written.removeprefix("+")] = Token(whose, field_, number)
        return number

    def file(self, whose: str, field_: str, content: bytes) -> None:
        """Note a file as it is kept."""
        name = sha256(content).hexdigest()
        self.files[name] = Token(whose, field_, f"file {name[:8]}")

    def tokens(self) -> set[Token]:
        """Return all canaries."""
        return {*self.words.values(), *self.spelt.values(), *self.files.values()}

    def found(self, content: bytes) -> frozenset[Token]:
        """Return the canaries in an answer's body; archives and sheets are opened."""
        name = sha256(content).hexdigest()
        if name not in self.seen:
            found = {one for part in parts(content) for one in self._in(part)}
            self.seen[name] = frozenset(found)
        return self.seen[name]

    def _in(self, content: bytes) -> Iterator[Token]:
        if whole := self.files.get(sha256(content).hexdigest()):
            yield whole
        yield from self.said(content.decode("utf-8", "replace"))

    def said(self, text: str) -> Iterator[Token]:
        """Return the canaries in a text."""
        # ICS folds its lines, and a number may be cut there.
        text = text.replace("\r\n ", "").casefold()
        for word in set(_TOKEN.findall(text)):
            if word in self.words:
                yield self.words[word]
        for written, token in self.spelt.items():
            if written in text:
                yield token


def parts(content: bytes) -> Iterable[bytes]:
    """Return an answer's bytes, and those of what is packed in them."""
    yield content
    if not content.startswith(b"PK\x03\x04"):
        return
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for one in archive.infolist():
            yield one.filename.encode() + one.comment
            yield from parts(archive.read(one))
        if _SHEET in archive.namelist():
            book = CalamineWorkbook.from_filelike(io.BytesIO(content))
            for name in book.sheet_names:
                yield str(book.get_sheet_by_name(name).to_python()).encode()


def _code(number: int) -> str:
    letters = "abcdefghijklmnoprstuvwxy"
    high, low = divmod(number, len(letters))
    highest, high = divmod(high, len(letters))
    return letters[highest] + letters[high] + letters[low]

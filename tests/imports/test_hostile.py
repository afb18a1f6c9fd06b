"""Files made to hurt: none is accepted, none takes much memory or time, each gets a sentence.

The limits are the child's own (RLIMIT_AS, RLIMIT_CPU), so they hold on a slow machine too.
"""

import io
import json
import random
import signal
import struct
import subprocess
import sys
import zipfile
import zlib
from functools import partial
from pathlib import Path

import pytest

from app.imports import words
from app.imports.rules import apart
from app.imports.rules.apart import read_apart
from app.imports.rules.reading import child
from app.imports.rules.reading.unreadable import Unreadable
from app.imports.rules.reading.wishes import Wishes
from tests.imports.books import part_of, simple, with_parts

GOOD = simple([["Family name", "Given name"], ["Yamada", "Taro"]])
SHEET = "xl/worksheets/sheet1.xml"
BOOK = "xl/workbook.xml"
RELATIONS = "xl/_rels/workbook.xml.rels"
HEAD = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
TAIL = "</sheetData></worksheet>"
MILLION = 1_000_000
LAUGHS = (
    '<!DOCTYPE lolz [<!ENTITY a "lol">'
    + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]>"
)


def sheet(rows):
    return with_parts(GOOD, {SHEET: HEAD + rows + TAIL})


def xml(part, old, new):
    return with_parts(GOOD, {part: part_of(GOOD, part).replace(old, new, 1)})


def entry(name, content=b"x", *, attributes=0, flags=0, size=None):
    """A workbook with one more entry, whose header may lie."""
    file = io.BytesIO(GOOD)
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as archive:
        info = zipfile.ZipInfo(name)
        info.external_attr, info.compress_type = attributes, zipfile.ZIP_DEFLATED
        archive.writestr(info, content)
        if flags or size is not None:
            info.flag_bits |= flags
            info.file_size = info.file_size if size is None else size
    return file.getvalue()


def many_entries(count):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for number in range(count):
            archive.writestr(str(number), b"")
    return file.getvalue()


def overlapping():
    """Two entries of the directory that point at one place."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in ("[Content_Types].xml", BOOK, "a", "b"):
            archive.writestr(name, b"0" * 100_000)
        archive.filelist[-1].header_offset = archive.filelist[-2].header_offset
    return file.getvalue()


def directory_of(count):
    """An end that says how many entries there are, and none of them."""
    return b"PK\x03\x04" + b"PK\x05\x06" + struct.pack("<4H2LH", 0, 0, count, count, 46, 4, 0)


def nested():
    """A workbook in a workbook in a workbook."""
    inner = GOOD
    for _ in range(3):
        inner = entry("xl/embeddings/inner.xlsx", inner)
    return inner


def cells(columns, rows):
    row = "".join(f'<c r="{letter}%d"><v>1</v></c>' for letter in columns)
    return "".join(f'<row r="{n}">{row.replace("%d", str(n))}</row>' for n in rows)


def relation(kind, target="http://evil.example/x"):
    old = "</Relationships>"
    url = f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"
    new = f'<Relationship Id="rIdX" Type="{url}" Target="{target}" TargetMode="External"/>{old}'
    return xml(RELATIONS, old, new)


def noise_behind(start):
    return start + random.Random(start).randbytes(50_000)


def corpus():
    """Return what makes each file: some are large, and each is made for its own test."""
    cut = {
        f"cut after {part} %": partial(GOOD.__getitem__, slice(len(GOOD) * part // 100))
        for part in (5, 20, 50, 80, 99)
    }
    random_bytes = {f"noise behind {start!r}": partial(noise_behind, start) for start in STARTS}
    return {
        **cut,
        **random_bytes,
        "bomb of one sheet": lambda: sheet("<!--" + "A" * 100 * MILLION + "-->"),
        "bomb of shared strings": lambda: with_parts(
            GOOD, {"xl/sharedStrings.xml": b"0" * 60 * MILLION}
        ),
        "bomb of another part": lambda: with_parts(
            GOOD, {"docProps/core.xml": b" " * 60 * MILLION}
        ),
        "bomb below the ratio": lambda: with_parts(
            GOOD, {f"x{n}.xml": b" " * 9 * MILLION for n in range(5)}
        ),
        "quine of offsets": overlapping,
        "workbook in a workbook": nested,
        "ten thousand entries": lambda: many_entries(10_000),
        "a million entries, as it says": lambda: directory_of(0xFFFF),
        "entries without a directory": lambda: directory_of(0),
        "slip with dots": lambda: entry("../../etc/passwd"),
        "slip with a drive": lambda: entry("C:/windows/x.xml"),
        "slip with a backslash": lambda: entry("..\\..\\x.xml"),
        "slip from the root": lambda: entry("/etc/passwd"),
        "a link": lambda: entry("xl/link.xml", b"/etc/passwd", attributes=0o120777 << 16),
        "an encrypted part": lambda: entry("xl/x.xml", flags=0x1),
        "a part of another size": lambda: entry("xl/y.xml", b"x" * 5000, size=10),
        "names that differ by case": lambda: entry("XL/WORKBOOK.XML"),
        "macros": lambda: entry("xl/vbaProject.bin"),
        "old macros": lambda: entry("xl/macrosheets/sheet1.xml", b"<x/>"),
        "a control": lambda: entry("xl/activeX/activeX1.xml", b"<x/>"),
        "links to a workbook": lambda: entry("xl/externalLinks/externalLink1.xml", b"<x/>"),
        "a connection": lambda: entry("xl/connections.xml", b"<x/>"),
        "a query": lambda: entry("xl/queryTables/queryTable1.xml", b"<x/>"),
        "a program": lambda: entry("xl/embeddings/run.exe"),
        "a page": lambda: entry("xl/page.html", b"<script>1</script>"),
        "XXE in the sheet": lambda: sheet('<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'),
        "XXE in the book": lambda: xml(
            BOOK, "<workbook", '<!DOCTYPE x SYSTEM "http://evil/x"><workbook'
        ),
        "XXE in the strings": lambda: xml("xl/sharedStrings.xml", "<sst", "<!ENTITY x 'y'><sst"),
        "a billion laughs": lambda: xml(BOOK, "<workbook", f"{LAUGHS}<workbook"),
        "XML in UTF-16": lambda: with_parts(GOOD, {SHEET: (HEAD + TAIL).encode("utf-16")}),
        "an outside template": lambda: relation("attachedTemplate"),
        "an outside book": lambda: relation("externalLinkPath"),
        "an outside picture": lambda: relation("image"),
        "an outside object": lambda: relation("oleObject"),
        "a cell far down": lambda: sheet(cells("A", [1_048_576])),
        "a cell far right": lambda: sheet('<row r="1"><c r="XFD1"><v>1</v></c></row>'),
        "a cell in the corner": lambda: sheet(
            '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
        ),
        "a cell beyond": lambda: sheet('<row r="99999999"><c r="ZZZ9999999"><v>1</v></c></row>'),
        "too many rows": lambda: sheet(cells("A", range(1, 10_100))),
        "too many cells": lambda: sheet(
            cells(
                [chr(65 + n) for n in range(26)]
                + [f"A{chr(65 + n)}" for n in range(26)]
                + [f"B{chr(65 + n)}" for n in range(26)],
                range(1, 10_001),
            )
        ),
        "deep XML": lambda: sheet("<a>" * 300_000),
        "no sheet": lambda: with_parts(GOOD, {}, without=[SHEET]),
        "no book": lambda: with_parts(GOOD, {}, without=[BOOK]),
        "no types": lambda: with_parts(GOOD, {}, without=["[Content_Types].xml"]),
        "broken XML": lambda: with_parts(GOOD, {BOOK: "<workbook"}),
        "sheets by the thousand": lambda: xml(
            BOOK,
            "</sheets>",
            "".join(f'<sheet name="s{n}" sheetId="{n + 9}" r:id="rId1"/>' for n in range(2000))
            + "</sheets>",
        ),
        "a document": lambda: with_parts(GOOD, {"word/document.xml": "<x/>"}, without=[BOOK]),
        "an archive": lambda: many_entries(3),
        "compressed text": lambda: zlib.compress(b"a,b\n" * 1000),
        "a tar": lambda: b"ustar".rjust(262, b"\0") + b"\0" * 2000,
        "text with NUL": lambda: b"Family name,Given name\nYa\0mada,Taro\n",
        "text with controls": lambda: b"Family name\n\x1b[31mYamada\n",
        "a quote that never ends": lambda: b'Family name,Given name\n"' + b"x" * MILLION,
        "one line of commas": lambda: b"," * 5 * MILLION,
        "one long cell": lambda: b"Family name\n" + b"x" * 5 * MILLION,
        "a million lines": lambda: b"a,b\n" * MILLION,
        "a hundred megabytes": lambda: b"a" * 100 * MILLION,
        "quotes upon quotes": lambda: b'"' * 3 * MILLION,
        "no bytes that mean anything": lambda: bytes(range(128, 256)) * 100,
        "nothing": lambda: b"",
        "white space": lambda: b" \r\n\t" * 1000,
    }


STARTS = (
    *(b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF-1.7\n", b"\x89PNG\r\n\x1a\n"),
    *(b"\xff\xd8\xff\xe0", b"GIF89a", b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b\x08"),
    *(b"\x7fELF", b"MZ\x90", b"{\\rtf1", b"<html><script>", b"<?xml version='1.0'?>", b"\xff\xfe"),
)
CORPUS = corpus()


def test_the_corpus_is_large():
    assert len(CORPUS) >= 60


MEASURE = (
    "import json, resource; print('\\n' + json.dumps([int(open('/proc/self/status').read()"
    ".split('VmHWM:')[1].split()[0]) / 1024, resource.getrusage(resource.RUSAGE_SELF).ru_utime]))"
)


@pytest.fixture
def taken(monkeypatch):
    """The highest memory that stayed in each child, in MB, and its processor time, in seconds."""
    measured, asked = [], apart._asked

    def noting(request):
        lines = asked(request)
        measured.append(json.loads(lines.pop()))
        return lines

    monkeypatch.setattr(apart, "START", f"{apart.START}; {MEASURE}")
    monkeypatch.setattr(apart, "_asked", noting)
    return measured


@pytest.mark.parametrize("name", CORPUS)
def test_no_hostile_file_is_accepted_or_takes_much(name, taken):
    with pytest.raises(Unreadable) as refused:
        read_apart(CORPUS[name](), Wishes())
    assert "%(" not in words.unreadable(refused.value)
    # What the limits ended has nothing to say, and took no more than they allow.
    assert taken or refused.value.code == "limits"
    for megabytes, seconds in taken:
        assert megabytes < 150
        assert seconds < 2


def test_the_good_file_is_read():
    assert read_apart(GOOD, Wishes()).rows[1] == ["Yamada", "Taro"]


def test_what_a_child_takes_is_measured(taken, monkeypatch):
    hungry = "x = bytearray(60 * 1024 * 1024); "
    monkeypatch.setattr(apart, "START", apart.START.replace("main(); ", f"main(); {hungry}", 1))
    with pytest.raises(Unreadable):
        read_apart(b"", Wishes())
    assert taken[0][0] > 60


@pytest.mark.parametrize(
    ("work", "ending"),
    [("bytearray(400 * 1024 * 1024)", 1), ("all(True for _ in iter(int, 1))", -signal.SIGKILL)],
)
def test_the_limits_are_the_kernels_own(work, ending):
    """Whatever passed all checks would still meet the limits of the process."""
    limited = apart.START.replace("import main; main()", f"import limit; limit(); {work}")
    folder = str(Path(apart.__file__).parents[2])
    ended = subprocess.run(
        [sys.executable, "-I", "-c", limited, folder], capture_output=True, check=False
    )
    assert ended.returncode == ending


def test_the_limits_are_as_low_as_they_may_be():
    assert (child.MEMORY, child.SECONDS) == (150 * 1024 * 1024, 2)


def test_a_child_that_does_not_answer_is_a_refusal(monkeypatch):
    monkeypatch.setattr(apart, "START", "raise SystemExit(1)")
    with pytest.raises(Unreadable, match="limits"):
        read_apart(GOOD, Wishes())

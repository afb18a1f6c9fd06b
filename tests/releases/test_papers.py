"""Programmes on paper: five scripts without a blank box, and no text that becomes markup."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from app.releases.exports import papers
from app.releases.exports.papers import Line, Paper, Section, Text

SCRIPTS = {
    "en": "Opening ceremony",
    "ja": "開会式 富山県 直す",
    "ko": "개회식 전라남도",
    "zh": "开幕式 辽宁省 直",
    "ru": "Церемония открытия",
}


def paper(texts, count=1):
    lines = [
        Line(clock="09:00–10:00", own="", title=Text(text=text, lang=lang), where=where, more=where)
        for lang, text in texts.items()
        for where in [Text(text="Hall", lang="en")]
    ]
    return Paper(
        title="Games", lead="Tokyo", sections=[Section(title="5 Aug", lines=lines * count)]
    )


def words(content):
    return " ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)


def test_five_scripts_are_drawn_with_fonts_of_ours():
    content = papers.pdf([paper(SCRIPTS)], language="ko", foot="Games 2027")
    said = words(content)
    for text in SCRIPTS.values():
        assert text in said
    fonts = {
        str(font["/BaseFont"])
        for page in PdfReader(BytesIO(content)).pages
        for font in (one.get_object() for one in page["/Resources"]["/Font"].values())
    }
    assert fonts
    # Glyph 0 is the box that stands for what a font cannot draw: no font is asked for it.
    assert all("NotoSansCJKjp" in name for name in fonts), fonts


def test_what_people_write_is_no_markup():
    text = '#panic("x") *a* $b$ `c` @d <e> \\ // f'
    assert text in words(papers.pdf([paper({"en": text})], language="en", foot="#foot"))


def test_each_reader_begins_on_a_page_of_their_own():
    content = papers.pdf([paper(SCRIPTS)] * 3, language="ja", foot="x")
    assert len(PdfReader(BytesIO(content)).pages) == 3


def test_more_than_anybody_prints_is_not_made():
    with pytest.raises(papers.TooLong):
        papers.pdf([paper(SCRIPTS, count=241)], language="ja", foot="x")

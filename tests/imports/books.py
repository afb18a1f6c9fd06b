"""Workbooks and text made by the tests themselves."""

import io
import zipfile
from datetime import datetime

import xlsxwriter

HEADINGS = {
    "ja": "姓,名,生年月日,性別",
    "ko": "성,이름,생년월일,성별",
    "zh": "姓,名,出生日期,性别",
    "ru": "Фамилия,Имя,Дата рождения,Пол",
    "en": "Family name,Given name,Birth date,Sex",
}
PEOPLE = {
    "ja": "髙橋,太郎①,平成20年4月2日,男",
    "ko": "김,민준,2008. 4. 2.,남",
    "zh": "王,小明,2008年4月2日,男",
    "ru": "Иванов,Пётр,2 апреля 2008 г.,муж",
    "en": "Yamada,Taro,2 April 2008,male",
}


def book(fill, **options):
    """Make a workbook; `fill(workbook)` writes it."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, **options}) as made:
        fill(made)
    return file.getvalue()


def simple(rows, **options):
    """Make a workbook of one sheet; datetimes are days."""

    def fill(made):
        page = made.add_worksheet("People")
        day = made.add_format({"num_format": "yyyy-mm-dd"})
        for number, row in enumerate(rows):
            for place, cell in enumerate(row):
                if isinstance(cell, datetime):
                    page.write_datetime(number, place, cell, day)
                else:
                    page.write(number, place, cell)

    return book(fill, strings_to_formulas=False, **options)


def with_parts(content, parts, *, without=()):
    """Return a workbook with some parts put in, replaced or left out."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            if name not in parts and name not in without:
                new.writestr(name, old.read(name))
        for name, part in parts.items():
            new.writestr(name, part)
    return file.getvalue()


def part_of(content, name):
    """Return a part of a workbook as text."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name).decode()

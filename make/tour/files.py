"""The four files in which the regions have their people, with the mistakes that people make."""

import csv
import io
from collections.abc import Sequence
from datetime import date

import xlsxwriter

from make.tour.people import LARGER_TEAM, Delegation, Person, one_more, people

Row = list[str | int | date]
ROLES = (*LARGER_TEAM,)
# What each region calls the roles, in the order of the team.
WORDS = {
    "jp-16": "団長 役員 監督・コーチ 通訳 医療スタッフ 審判員 選手 報道関係者",
    "ru-pri": """Глава_делегации Официальное_лицо Тренер Переводчик Медицинский_работник Судья
        Спортсмен Пресса""",
    "kr-42": "단장 임원 지도자 통역 의료진 심판 선수 언론",
    "cn-ln": "团长 官员 教练员 翻译 医务人员 裁判员 运动员 新闻媒体",
}
SEXES = {"jp-16": "女男", "ru-pri": "жм", "kr-42": "여남", "cn-ln": "女男"}
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
SHOWA, HEISEI, HEISEI_BEGINS = 1925, 1988, date(1989, 1, 8)
# The rows, from 0, in which the mistakes stand, and the day of a formatless cell of Excel.
NO_SUCH_DAY, NO_SUCH_ROLE, NO_NAME, TWICE, WRONG_MAIL, NO_FORMAT = 12, 4, 17, 20, 2, 14
NO_SUCH_DAY_OF_COACH = 5
EXCEL_BEGINS, TOO_YOUNG = date(1899, 12, 30), 43891


def written(delegation: Delegation, first_day: date, *, mended: bool = False) -> tuple[str, bytes]:
    """Return a delegation's file and its name; mended once the preview has said what is wrong."""
    name, write = _WRITERS[delegation.code]
    there = people(delegation, first_day)
    extra = [] if mended else [one_more(delegation, first_day)]
    return name, write(there, extra, mended=mended)


def _toyama(there: Sequence[Person], _extra: Sequence[Person], *, mended: bool) -> bytes:
    """Write with Japanese headings, days of eras in wide digits, a wide space in names."""
    rows = [
        [
            str(number),
            *_role_and_sex("jp-16", one),
            f"{one.family}\u3000{one.given}",
            one.kana,
            f"{one.latin_family} {one.latin_given}",
            _in_era(one.born),
            one.mail,
        ]
        for number, one in enumerate(there, 1)
    ]
    if not mended:
        rows[NO_SUCH_DAY][6] = "平成２３年２月３１日"
        rows[NO_SUCH_ROLE][1] = "アシスタント"
        rows[NO_NAME][3] = ""
        rows.append(["27", *rows[TWICE][1:]])
    head = ["No.", "役職", "性別", "氏名", "フリガナ", "ローマ字", "生年月日", "メールアドレス"]
    return _separated([head, *rows], ",").encode("cp932")


def _primorsky(there: Sequence[Person], _extra: Sequence[Person], *, mended: bool) -> bytes:
    """Write with semicolons, whole names with the patronymic, and days as 02.04.2008."""
    rows = [
        [
            str(number),
            f"{one.family} {one.given}",
            f"{one.latin_family} {one.latin_given}",
            *_role_and_sex("ru-pri", one),
            f"{one.born:%d.%m.%Y}",
            one.mail,
        ]
        for number, one in enumerate(there, 1)
    ]
    if not mended:
        rows[NO_SUCH_DAY][5] = "31.02.2011"
        rows[NO_SUCH_ROLE][3] = "Массажист"
        rows[NO_NAME][1] = ""
        rows[WRONG_MAIL][6] = rows[WRONG_MAIL][6].replace("@", " ")
    head = ["№ п/п", "ФИО", "ФИО латиницей", "Должность", "Пол", "Дата рождения", "Эл. почта"]
    return _separated([head, *rows], ";").encode("cp1251")


def _gangwon(there: Sequence[Person], extra: Sequence[Person], *, mended: bool) -> bytes:
    """Write with closed names and days with points, and one athlete more than there are places."""
    rows = [
        [
            str(number),
            *_role_and_sex("kr-42", one),
            one.family + one.given,
            f"{one.latin_family} {one.latin_given}",
            f"{one.born:%Y. %m. %d.}",
            one.mail,
        ]
        for number, one in enumerate([*there, *extra], 1)
    ]
    if not mended:
        rows[NO_SUCH_DAY_OF_COACH][5] = "1995. 02. 31."
        rows[NO_SUCH_ROLE][1] = "도우미"
        rows.insert(TWICE, rows[TWICE])
    head = ["연번", "구분", "성별", "성명", "영문명", "생년월일", "이메일"]
    return _separated([head, *rows], ",").encode("cp949")


def _liaoning(there: Sequence[Person], _extra: Sequence[Person], *, mended: bool) -> bytes:
    """Write a workbook with a title and two rows of headings; Excel forgot what was a day."""
    rows: list[Row] = [
        [
            number,
            one.family,
            one.given,
            one.latin_family,
            one.latin_given,
            *_role_and_sex("cn-ln", one),
            one.born,
            one.mail,
        ]
        for number, one in enumerate(there, 1)
    ]
    born = there[NO_FORMAT].born
    rows[NO_FORMAT][7] = (born - EXCEL_BEGINS).days
    if not mended:
        rows[NO_SUCH_DAY][7] = TOO_YOUNG
        rows[NO_SUCH_ROLE][5] = "领队助理"
        rows[NO_NAME][1] = rows[NO_NAME][2] = ""
        rows.append([28, *rows[TWICE][1:]])
    return _workbook(rows)


def _workbook(rows: Sequence[Row]) -> bytes:
    """Lay rows under a title and headings of two rows, those above merged."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet("名单")
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.merge_range(0, 0, 0, 8, "辽宁省青少年体育代表团名单")
        sheet.merge_range(1, 1, 1, 2, "姓名")
        sheet.merge_range(1, 3, 1, 4, "拼音")
        above = {0: "序号", 5: "身份", 6: "性别", 7: "出生日期", 8: "邮箱"}
        for column, word in above.items():
            sheet.write(1, column, word)
        for column, word in enumerate("姓名姓名", 1):
            sheet.write(2, column, word)
        for line, row in enumerate(rows, 3):
            for column, cell in enumerate(row):
                if isinstance(cell, date):
                    sheet.write_datetime(line, column, cell, day)
                else:
                    sheet.write(line, column, cell)
    return out.getvalue()


def _role_and_sex(code: str, one: Person) -> tuple[str, str]:
    """Return the words that a region's file has for a person's role and sex."""
    word = WORDS[code].split()[ROLES.index(one.role)].replace("_", " ")
    return word, SEXES[code][not one.woman]


def _in_era(day: date) -> str:
    """Write a day in its Japanese era, in wide digits."""
    era, before = ("平成", HEISEI) if day >= HEISEI_BEGINS else ("昭和", SHOWA)
    return f"{era}{day.year - before}年{day.month}月{day.day}日".translate(WIDE)


def _separated(rows: Sequence[Sequence[str]], separator: str) -> str:
    """Write rows as Excel saves CSV."""
    out = io.StringIO()
    csv.writer(out, delimiter=separator).writerows(rows)
    return out.getvalue()


_WRITERS = {
    "jp-16": ("富山県選手団名簿.csv", _toyama),
    "ru-pri": ("Список делегации.csv", _primorsky),
    "kr-42": ("강원 선수단 명단.csv", _gangwon),
    "cn-ln": ("辽宁代表团名单.xlsx", _liaoning),
}

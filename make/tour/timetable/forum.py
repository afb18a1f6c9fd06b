"""A forum of talks: its workbook is brought in, planned, looked at, and taken over."""

from datetime import date
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Page

from app.schedule.exports.workbooks import write_forum
from app.schedule.rules.blocks import Hours, slot_starts
from app.schedule.rules.problem import Activity, Block, Forum, Problem, Space, Track, Window
from app.schedule.rules.reading.forums import ForumBook
from make.tour.browser import PHONE, People, send, sent
from make.tour.timetable import planning
from make.tour.timetable.telling import DESK_WIDE

FIRST_DAY = date(2027, 10, 14)
IRKUTSK = 480
ROOMS = ("大会議室", "研修室")
BLOCKS = {"1日目 午前": 10, "1日目 午後": 14, "2日目 午前": 34, "2日目 午後": 38}
SLOT, SLOTS = 30, 3
# Talks by their track, each with who gives it; nobody here exists.
TALKS = {
    "海洋ごみ": {
        "漂着ごみ共同調査の20年": "青木 芽衣",
        "Морской мусор у берегов Приморья": "Ольга Иванова",
        "漁具の回収と再生": "浜 直人",
        "해안 쓰레기 시민 모니터링": "김지훈",
        "河川から海へ": "李 静",
    },
    "渡り鳥と湿地": {
        "ガン類の渡りを追う": "杉本 葵",
        "Охрана журавлей на Ханке": "Дмитрий Орлов",
        "습지 보전과 지역 주민": "박서연",
        "黄海湿地修复": "李 静",
    },
    "気候と農業": {
        "高温に強い米": "浜 直人",
        "高原蔬菜种植": "王 磊",
        "강원 고랭지의 변화": "최은비",
        "Земледелие у границы леса": "Ольга Иванова",
        "雪国の水利用": "青木 芽衣",
    },
    "青少年の環境学習": {
        "海辺の教室": "杉本 葵",
        "학교 숲 가꾸기": "김지훈",
        "Школьные экспедиции": "Анна Ким",
        "绿色校园": "王 磊",
    },
}
CHAIRS = {"海洋ごみ": "Дмитрий Орлов", "渡り鳥と湿地": "青木 芽衣", "気候と農業": "박서연"}
# How alike each two tracks are, in their order.
ALIKE = (3, 1, 2, 2, 1, 3)
WEIGHTS = {
    "presenters-slots": 1000,
    "presenters-sessions": 500,
    "chairs": 100,
    "attendees-slots": 20,
    "parallel-tracks": 50,
    "rooms-per-track": 10,
    "consecutive-tracks": 10,
    "similar-tracks": 5,
    "tracks-rooms": 1,
    "tracks-sessions": 1,
}


def play(at: People) -> str:
    """Bring a forum into the assembly that is planned, and find its plan; returns what it costs."""
    with at.at_desk("secretariat", "ja", DESK_WIDE) as tab:
        edition = _edition(tab)
        _bring(at, tab, edition)
        tab.goto(f"{edition}/solve")
        tab.select_option("[name=seconds]", "10")
        send(tab)
        found = planning.found(tab)
        at.take(tab, "24-forum-found", at=".figures")
        sent(tab)
        tab.goto(f"{edition}/forum")
        at.take(tab, "25-forum")
    with at.at_desk("secretariat", "ru", PHONE) as tab:
        tab.goto(f"{edition}/forum")
        at.take(tab, "26-forum-phone", at=".forum-frame")
    return found


def _edition(tab: Page) -> str:
    """Return the address of the assembly of 2027."""
    tab.goto("/programmes/near-assembly")
    link = tab.locator("main a[href^='/editions/']", has_text="2027").first
    return link.get_attribute("href") or ""


def _bring(at: People, tab: Page, edition: str) -> None:
    """Bring the workbook in."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "forum.xlsx"
        file.write_bytes(write_forum(_book()))
        tab.goto(f"{edition}/forum/import")
        tab.set_input_files("[name=file]", file)
        tab.fill("[name=venue_name]", "環境フォーラム会場")
        at.take(tab, "23-forum-import")
        sent(tab)


def _book() -> ForumBook:
    """Return the forum."""
    stretches = {name: Window(60 * hour, 60 * hour + SLOT * SLOTS) for name, hour in BLOCKS.items()}
    tracks = {title: track for track, talks in TALKS.items() for title in talks}
    given = {title: who for talks in TALKS.values() for title, who in talks.items()}
    problem = Problem(
        days=(),
        spaces=tuple(Space(key=room, venue="") for room in ROOMS),
        activities=tuple(
            Activity(
                key=title, minutes=0, spaces=ROOMS, slots=1, track=track,
                parties=frozenset({given[title]}),
            )
            for title, track in tracks.items()
        ),
        forum=Forum(
            blocks=tuple(
                Block(key=name, starts=slot_starts(one, SLOTS), end=one.end)
                for name, one in stretches.items()
            ),
            tracks=tuple(
                Track(key=track, chairs=frozenset({CHAIRS[track]} if track in CHAIRS else ()))
                for track in TALKS
            ),
            weights=WEIGHTS,
            similar=dict(zip(combinations(TALKS, 2), ALIKE, strict=True)),
            track_spaces={("青少年の環境学習", "大会議室"): 3},
        ),
    )  # fmt: skip
    hours = Hours(Window(480, 1200), Window(360, 1320), small=1, big=10)
    return ForumBook(problem=problem, first=FIRST_DAY, local=IRKUTSK, hours=hours, offsets={})

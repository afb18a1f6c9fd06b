"""What the coordinator plans: a search, the board by mouse and by keyboard, and a repair."""

from datetime import date

from playwright.sync_api import Locator, Page

from make.tour.browser import People, ended, send, sent

SPACES = 4
# The court that rain comes into on the second day of play, from noon.
LOST, NOON, NIGHT = "Bコート", 12, 21


def search(at: People, tab: Page, edition: str, picture: str) -> str:
    """Let a timetable be found for everything, and take all of it over."""
    tab.goto(f"{edition}/solve")
    tab.select_option("[name=seconds]", "60")
    send(tab)
    said = found(tab)
    at.take(tab, picture)
    sent(tab)
    return said


def found(tab: Page) -> str:
    """Wait for what a search finds, and return what the page says of it."""
    ended(tab)
    return tab.locator("main header").first.inner_text()


def board(tab: Page, edition: str, day: date) -> None:
    """Open the board on a day, and wait until its script has begun."""
    tab.goto(f"{edition}/board")
    tab.locator("[data-ready]").wait_for()
    tab.locator(f"[data-day='{day}']").click()


def placed(tab: Page, title: str) -> Locator:
    """Return an activity in the calendar."""
    return tab.locator(".ec-event:not(.ec-ghost)", has_text=title).first


def by_mouse(at: People, tab: Page, edition: str, day: date) -> None:
    """Drag the last match of a day back by its own length, read what breaks, and undo it."""
    board(tab, edition, day)
    tab.get_by_text("キー操作").wait_for()
    at.take(tab, "08-board", at=".board-tools")
    box = _last(tab, "Aコート", day).bounding_box()
    assert box is not None
    x, y = box["x"] + 20, box["y"] + 12
    tab.mouse.move(x, y)
    tab.mouse.down()
    tab.mouse.move(x - box["width"] / 2, y)
    tab.locator(".board-hindered").first.wait_for(state="attached")
    tab.mouse.move(x - box["width"], y)
    says(tab, "違反になります")
    at.take(tab, "09-held", at=".board-tools")
    tab.mouse.up()
    says(tab, "配置しました")
    tab.locator("ul[data-warnings] li").first.wait_for()
    at.take(tab, "10-dropped", at=".board-said")
    tab.get_by_role("button", name="取り消す").click()
    says(tab, "移動しました")


def _last(tab: Page, court: str, day: date) -> Locator:
    """Return the last match on a court of a day."""
    here = f"{day.year}年{day.month}月{day.day}日"
    matches = tab.locator(".ec-event:not(.ec-ghost)", has_text="試合")
    return matches.filter(has_text=court).filter(has_text=here).last


def by_keyboard(at: People, tab: Page, day: date) -> None:
    """Carry the joint training down to the hall with the arrow keys, and put it down there."""
    tab.locator(f"[data-day='{day}']").click()
    placed(tab, "全チーム合同練習").focus()
    for _ in range(SPACES):
        tab.keyboard.press("ArrowDown")
        if "大ホール" in tab.locator("[data-live]").inner_text():
            break
    says(tab, "違反になります")
    at.take(tab, "11-keyboard", at=".board-tools")
    tab.keyboard.press("Enter")
    says(tab, "配置しました")


def says(tab: Page, words: str) -> str:
    """Wait until the live region says something, and return all of it."""
    one = tab.locator("[data-live]", has_text=words)
    one.wait_for()
    return one.inner_text()


def lose(at: People, tab: Page, edition: str, day: date, picture: str) -> str:
    """Say that a court is lost for half a day, and take over what is moved."""
    tab.goto(f"{edition}/repair/lost")
    court = tab.locator("[name=space] option", has_text=LOST).get_attribute("value")
    tab.select_option("[name=space]", court)
    tab.fill("[name=starts_at]", f"{day}T{NOON}:00")
    tab.fill("[name=ends_at]", f"{day}T{NIGHT}:00")
    tab.fill("[name=reason]", "雨漏り")
    send(tab)
    said = found(tab)
    at.take(tab, picture, whole=True)
    sent(tab)
    return said

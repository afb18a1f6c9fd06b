"""The preview of a file with many columns: whole words, and no page wider than its window."""

import re

from tests.browser.people import press, sign_in
from tests.browser.windows import DESK, PHONE, overflow

HEAD = (
    "Роль,Фамилия,Имя,Фамилия латиницей,Имя латиницей,Фамилия каной,Имя каной,Дата рождения,"
    "Адрес эл. почты,Достопримечательность,Примечание"
)
ROWS = "\nЛётчик,Константинопольский,Преображен,,,,,2008-04-02,константинопольский,Дворец," * 2
# The words of a table that stand on two lines.
BROKEN = """cells => cells.flatMap(cell => {
  const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT), found = [];
  for (let node; (node = walker.nextNode());)
    for (const word of node.data.matchAll(/[^\\s-]+/g)) {
      const range = document.createRange();
      range.setStart(node, word.index);
      range.setEnd(node, word.index + word[0].length);
      if (new Set([...range.getClientRects()].map(one => one.top)).size > 1) found.push(word[0]);
    }
  return found;
})"""


def broken(tab):
    return tab.locator(".table-wide :is(th, td)").evaluate_all(BROKEN)


def test_no_column_of_a_preview_breaks_its_words(open_tab, faults):
    tab = open_tab(viewport=DESK)
    sign_in(tab, "liaoning")
    tab.goto("/")
    tab.goto(tab.locator("a[href*='/editions/']").first.get_attribute("href"))
    edition = re.search(r"/editions/(\d+)", tab.url)[1]
    tab.goto(f"/editions/{edition}/delegations/cn-ln/imports?language=ru")
    file = {"name": "x.csv", "mimeType": "text/csv", "buffer": (HEAD + ROWS).encode()}
    tab.locator("input[type=file]").set_input_files(file)
    press(tab, tab.locator("form[enctype] button"))
    assert (overflow(tab), broken(tab), faults(tab)) == (0, [], [])
    tab.set_viewport_size(PHONE)
    assert (overflow(tab), faults(tab)) == (0, [])
    tab.set_viewport_size(DESK)
    # As it was: a cell as narrow as one sign.
    tab.evaluate(
        "() => document.querySelectorAll('.import-cell').forEach(one => {"
        "one.style.overflowWrap = 'anywhere'; one.style.inlineSize = '2rem'; })"
    )
    assert "Константинопольский" in broken(tab)

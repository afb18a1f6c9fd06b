// On paper the page's own tables are read; once something moved they are lists of what stands there now.
import { dayOf, shift, timeOf } from "./clock.js";

export function printing(board) {
  const opened = board.seen;
  addEventListener("beforeprint", () => {
    if (board.seen === opened) return;
    for (const day of board.days.keys()) {
      const section = board.root.querySelector(`[data-tables] #day-${CSS.escape(day)}`);
      const list = Object.assign(document.createElement("ul"), { className: "board-list" });
      list.append(...entriesOf(board, day));
      section?.replaceChildren(section.firstElementChild, list);
    }
  });
}

function entriesOf(board, day) {
  const found = [...board.activities.values()].filter((one) => one.at && dayOf(one.at) === day);
  found.sort((one, other) => one.at.localeCompare(other.at));
  return found.map(({ at, minutes, space, title, kind, small }) => {
    const made = (tag, text, className = "") => Object.assign(document.createElement(tag), { textContent: text, className });
    const where = board.spaces.find((one) => one.id === space)?.name ?? board.words.noSpace;
    const entry = made("div", "", `entry ${kind}`);
    entry.append(made("time", `${timeOf(at)}–${timeOf(shift(at, minutes))}`), ` ${where}`, made("b", title), made("small", small));
    const item = made("li", "");
    item.append(entry);
    return item;
  });
}

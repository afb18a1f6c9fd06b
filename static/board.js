// The board, where there is room for it: days and spaces in a calendar, by mouse and by keyboard. On a
// phone, and without script, the page's lists and forms do the same.
import { begin } from "./scripts/board/beginning.js";

const ROOM = matchMedia("(min-width: 60rem)");
const root = document.querySelector("[data-board]");
if (root && root.dataset.days !== "[]") {
  if (ROOM.matches) begin(root);
  else ROOM.addEventListener("change", () => begin(root), { once: true });
}

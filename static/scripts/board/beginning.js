// Puts the parts of the board together, and turns what a mouse does in the calendar into moves.
import { draggable, side } from "./aside.js";
import { shift } from "./clock.js";
import { keys } from "./keys.js";
import { mover } from "./moving.js";
import { printing } from "./printing.js";
import { read, spotOf } from "./reading.js";
import { watch } from "./sending.js";
import { show } from "./showing.js";
import { teller } from "./telling.js";

// A click this soon after a drag belongs to it.
const SOON = 300;

export async function begin(root) {
  const board = read(root);
  const tell = teller(board);
  const aside = side(board);
  let act = null;
  let dropped = 0;
  const of = (event) => board.activities.get(event.id);
  const moved = ({ event, delta, newResource }) => {
    const { at, space, minutes } = of(event);
    return { at: shift(at, delta.seconds / 60), space: newResource ? String(newResource.id) : space, minutes };
  };
  const stopped = ({ event, jsEvent }) => {
    dropped = performance.now();
    // What is dropped where it may go is put down by now; the rest goes to the side, or back.
    setTimeout(() => {
      if (board.carried?.activity !== of(event)) return;
      if (aside.under(jsEvent.clientX, jsEvent.clientY)) act.putDown(of(event), { ...spotOf(of(event)), at: null, space: "0" });
      else act.putBack();
    });
  };
  const shown = await show(board, {
    eventDragStart: ({ event }) => act.pickUp(of(event)),
    eventResizeStart: ({ event }) => act.pickUp(of(event)),
    eventDragStop: stopped,
    eventResizeStop: stopped,
    dragConstraint: (info) => {
      const { jsEvent } = info;
      if (jsEvent && !shown.inside(jsEvent.clientX, jsEvent.clientY)) return false;
      act.sayOver(moved(info));
      return true;
    },
    eventDrop: (info) => act.putDown(of(info.event), moved(info)),
    eventResize: ({ event, endDelta }) => {
      const { at, space, minutes } = of(event);
      act.putDown(of(event), { at, space, minutes: minutes + endDelta.seconds / 60 });
    },
    eventClick: ({ event }) => {
      if (of(event) && performance.now() - dropped > SOON) location.assign(of(event).href);
    },
  });
  act = mover(board, shown, tell, aside);
  keys(board, shown, tell, act);
  draggable(board, shown, act);
  buttons(board, shown, act);
  addEventListener("pointercancel", () => board.carried && act.putBack());
  printing(board);
  watch(board, act.hear);
  root.dataset.ready = "yes";
}

function buttons(board, shown, act) {
  const forms = [...board.root.querySelectorAll(".board-tools form")];
  for (const form of forms) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      act.again(form.action);
    });
  }
  addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.target.matches?.("input, textarea, select") || board.carried) return;
    const key = event.key.toLowerCase();
    const form = key === "z" && !event.shiftKey ? forms[0] : key === "y" || key === "z" ? forms[1] : null;
    if (!form) return;
    event.preventDefault();
    act.again(form.action);
  });
  const views = [...board.root.querySelectorAll("[data-view]")];
  for (const one of views) {
    one.addEventListener("click", () => {
      shown.turn(one.dataset.view);
      for (const each of views) each.setAttribute("aria-pressed", String(each === one));
    });
  }
  for (const link of board.root.querySelectorAll("[data-day]")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      shown.goTo(link.dataset.day);
    });
  }
}

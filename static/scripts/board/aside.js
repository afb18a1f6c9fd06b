// What waits at the side: a list of links, from which the mouse drags onto the calendar.
import { spotOf } from "./reading.js";

const FAR = 5;

export function side(board) {
  const part = (name) => board.root.querySelector(`[data-aside${name}]`);
  const list = part("-list");

  const count = () => {
    const waiting = list.children.length;
    part("-count").textContent = waiting;
    part("-empty").hidden = waiting > 0;
  };

  function link(activity) {
    const made = (tag, text) => Object.assign(document.createElement(tag), { textContent: text });
    const link = Object.assign(document.createElement("a"), { className: `entry ${activity.kind}`, href: activity.href });
    const name = made("b", activity.title);
    if (activity.lang) name.lang = activity.lang;
    link.append(name, " ", made("small", activity.small));
    return link;
  }

  for (const one of list.querySelectorAll(".entry")) dress(one);

  function dress(one) {
    one.dataset.uuid = one.getAttribute("href").split("/")[2];
    one.draggable = false;
  }

  return {
    put(activity) {
      const there = list.querySelector(`[data-uuid="${activity.uuid}"]`);
      if (activity.at && !activity.carried) there?.closest("li").remove();
      else if (!activity.at && !there) {
        const item = document.createElement("li");
        item.append(link(activity));
        dress(item.firstChild);
        list.prepend(item);
      }
      count();
    },
    under: (x, y) => Boolean(document.elementFromPoint(x, y)?.closest("[data-aside]")),
  };
}

// A mouse takes a link of the side onto the calendar; a click still follows it, and so does a finger.
export function draggable(board, shown, mover) {
  const area = board.root.querySelector("[data-aside]");
  let taken = null;

  area.addEventListener("pointerdown", (event) => {
    const uuid = event.target.closest("[data-uuid]")?.dataset.uuid;
    const activity = board.activities.get(uuid);
    if (!activity || activity.fixed || event.button !== 0 || event.pointerType === "touch") return;
    taken = { activity, x: event.clientX, y: event.clientY, spot: null, moving: false };
  });

  addEventListener("pointermove", (event) => {
    if (!taken) return;
    if (!taken.moving) {
      if (Math.hypot(event.clientX - taken.x, event.clientY - taken.y) < FAR) return;
      taken.moving = true;
      document.documentElement.classList.add("board-dragging");
      mover.pickUp(taken.activity);
    }
    over(taken, shown.spotAt(event.clientX, event.clientY));
  });

  function over(taken, spot) {
    const { activity } = taken;
    if (spot?.at === taken.spot?.at && spot?.space === taken.spot?.space) return;
    taken.spot = spot;
    Object.assign(activity, spot ?? { at: null, space: "0" }, { carried: Boolean(spot) });
    mover.draw(activity);
    if (spot) mover.sayWhere(activity);
  }

  const end = (put) => {
    if (!taken) return;
    const { activity, moving, spot } = taken;
    taken = null;
    if (!moving) return;
    document.documentElement.classList.remove("board-dragging");
    // The click that follows a drag is none.
    const still = (event) => event.preventDefault();
    addEventListener("click", still, { capture: true });
    setTimeout(() => removeEventListener("click", still, { capture: true }));
    if (put && spot) mover.putDown(activity, spotOf(activity));
    else mover.putBack();
  };
  addEventListener("pointerup", () => end(true));
  addEventListener("pointercancel", () => end(false));
  addEventListener("keydown", (event) => event.key === "Escape" && end(false), true);
}

// The keyboard carries an activity as the mouse does: arrows, Page Up and Page Down, Enter, Escape.
import { dayOf, shift } from "./clock.js";
import { firstFree } from "./hindering.js";
import { fill } from "./reading.js";

const DAY = 24 * 60;
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

export function keys(board, shown, tell, mover) {
  // Whatever is carried is meant while nothing has the focus.
  const found = (target) => {
    if (target === document.body) return board.carried?.activity;
    return board.activities.get(target.closest?.("[data-uuid]")?.dataset.uuid);
  };

  document.addEventListener("keydown", (event) => {
    const activity = found(event.target);
    if (!activity || event.altKey || event.metaKey || event.ctrlKey) return;
    const act = wanted(event, activity);
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    if (activity.fixed) tell.say(fill(board.words.fixed, { activity: activity.title }));
    else act();
  }, true);

  function wanted(event, activity) {
    const carried = board.carried?.activity === activity;
    if (event.key in ARROWS || event.key === "PageUp" || event.key === "PageDown") return () => carry(activity, event);
    if (event.key === "Delete") return activity.at && (() => leave(activity));
    if (event.key === "Escape") return carried && (() => back(activity));
    if (event.key === "Enter") return carried && (() => down(activity));
    return null;
  }

  async function carry(activity, event) {
    if (board.carried && board.carried.activity !== activity) mover.putBack();
    if (!board.carried) {
      const picking = mover.pickUp(activity);
      if (activity.at) tell.say(fill(board.words.carrying, { activity: activity.title }));
      else {
        // From the side: to the first spot of the day that is free.
        const { windows } = await picking;
        if (board.carried?.activity !== activity) return;
        return show(activity, firstFree(board, windows, shown.day(), activity.minutes));
      }
      picking.then((carried) => board.carried === carried && mover.sayWhere(activity));
    }
    if (activity.at) show(activity, next(activity, event));
  }

  function next({ at, space, minutes }, { key, shiftKey }) {
    if (key.startsWith("Page")) return { at: shift(at, key === "PageUp" ? -DAY : DAY), space, minutes };
    const [x, y] = ARROWS[key];
    // In a timeline time runs across and spaces stand one below the other; else the other way round.
    const [steps, rows] = shown.timeline() ? [x, y] : [y, x];
    if (shiftKey) return { at, space, minutes: Math.max(board.step, minutes + steps * board.step) };
    const place = board.spaces.findIndex((one) => one.id === space) + rows;
    const there = board.spaces[Math.min(board.spaces.length - 1, Math.max(0, place))];
    return { at: shift(at, steps * board.step), space: there?.id ?? space, minutes };
  }

  function show(activity, spot) {
    Object.assign(activity, spot, { carried: true });
    mover.draw(activity);
    if (!shown.timeline() && dayOf(activity.at) !== shown.day()) shown.goTo(dayOf(activity.at));
    mover.sayWhere(activity);
    focus(activity);
  }

  function focus(activity) {
    if (activity.at) shown.refocus(activity.uuid);
    else board.root.querySelector(`[data-aside] [data-uuid="${activity.uuid}"]`)?.focus();
  }

  function back(activity) {
    mover.putBack();
    focus(activity);
  }

  function down(activity) {
    const { at, space, minutes } = activity;
    mover.putDown(activity, { at, space, minutes });
    focus(activity);
  }

  function leave(activity) {
    if (board.carried) mover.putBack();
    mover.putDown(activity, { at: null, space: "0", minutes: activity.minutes });
    focus(activity);
  }
}

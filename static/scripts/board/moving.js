// One way for the mouse and the keyboard: an activity is picked up, carried, and put down or back.
import { fill, sameSpot, spotOf } from "./reading.js";
import { hindrances, inTheWay, withUnsuited } from "./hindering.js";
import { ask, send } from "./sending.js";

export function mover(board, shown, tell, aside) {
  const named = (activity) => ({ activity: activity.title });
  let latest = null;

  const draw = (activity) => {
    shown.put(activity);
    aside.put(activity);
  };

  // What is painted belongs to what is carried now: an answer that comes too late is left alone.
  async function pickUp(activity) {
    const carried = { activity, origin: spotOf(activity), seen: board.seen, windows: null };
    board.carried = carried;
    const found = await hindrances(activity);
    carried.windows = found && withUnsuited(board, found);
    if (board.carried === carried && found) {
      shown.paint(carried.windows);
      // A mouse that has stopped meanwhile is told too.
      if (carried.over) tell.say(tell.where(carried.over), breaksAt(carried.over));
    }
    return carried;
  }

  // Until the answer is there nothing is said about what stands in the way.
  const breaksAt = (spot) => (board.carried?.windows ? tell.breaks(inTheWay(board.carried.windows, spot)) : "");

  const sayWhere = (activity) => tell.say(tell.where(activity), breaksAt(activity));

  // A mouse is over the same spot many times: it is said once.
  function sayOver(spot) {
    const { carried } = board;
    if (!carried || (carried.over && sameSpot(carried.over, spot))) return;
    carried.over = spot;
    tell.say(tell.where(spot), breaksAt(spot));
  }

  function letGo() {
    shown.paint([]);
    board.carried = null;
  }

  function putBack() {
    const { activity, origin } = board.carried;
    letGo();
    Object.assign(activity, origin, { carried: false });
    draw(activity);
    tell.say(fill(board.words.back, named(activity)));
  }

  // Shows it there at once, and brings it back if the server refuses.
  async function putDown(activity, spot) {
    const { origin, seen } = board.carried ?? { origin: spotOf(activity), seen: board.seen };
    letGo();
    Object.assign(activity, spot, { carried: false });
    draw(activity);
    if (sameSpot(origin, spot)) return;
    const move = (latest = {});
    const { at, space, minutes } = spot;
    const [address, said] = at ? [activity.href, { at, space: space === "0" ? "" : space, minutes, seen }] : [activity.href.replace(/place$/, "unplace"), { seen }];
    const answer = await send(board, address, said);
    if (answer.refused) {
      Object.assign(activity, origin);
      draw(activity);
    }
    hear(answer);
    if (answer.refused) return;
    tell.say(fill(at ? board.words.stored : board.words.off, named(activity)));
    const found = at && (await ask(`${board.root.dataset.warnings}?activity=${activity.uuid}`));
    // What the move before breaks may be known only after this one is put down.
    if (move !== latest) return;
    const warnings = found?.warnings ?? [];
    tell.warn(warnings);
    if (warnings.length && !board.carried) tell.say(fill(board.words.stored, named(activity)), tell.broken(warnings));
  }

  // What the server says that the board has not seen, from whomever.
  function hear(answer) {
    for (const move of answer.moves ?? []) {
      if (move.number <= board.seen) continue;
      board.seen = move.number;
      tell.note(move.told);
      const activity = board.activities.get(move.uuid);
      if (!activity) continue;
      const spot = { at: move.at, space: String(move.space ?? 0), minutes: move.minutes };
      // What is in somebody's hand stays there; its place changes beneath.
      if (board.carried?.activity === activity) board.carried.origin = spot;
      else if (!sameSpot(activity, spot)) {
        Object.assign(activity, spot);
        draw(activity);
      }
      if (!move.own) tell.say(move.told);
    }
    if (answer.refused) {
      tell.note(answer.refused);
      tell.say(answer.refused);
    }
    if (answer.again || (answer.changed && answer.changed !== board.changed)) {
      board.changed = answer.changed;
      tell.offerAgain();
    }
  }

  async function again(address) {
    const answer = await send(board, address, { seen: board.seen });
    hear(answer);
    const own = (answer.moves ?? []).filter((one) => one.own);
    if (!answer.refused && own.length) tell.say(...own.slice(-3).map((one) => one.told));
  }

  return { pickUp, putDown, putBack, sayWhere, sayOver, hear, again, draw };
}

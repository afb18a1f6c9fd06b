// Where an activity may not begin: asked when it is picked up, painted before it is put down.
import { dayOf, shift } from "./clock.js";
import { ask } from "./sending.js";

const DAY = 24 * 60;

export const hindrances = (activity) => ask(activity.href.replace(/place$/, "hindrances.json"));

// A space that is not among its own does not suit at any time.
export function withUnsuited(board, { windows, spaces }) {
  const days = [...board.days.keys()];
  const others = board.spaces.map((one) => one.id).filter((id) => !spaces.includes(id));
  if (!others.length || !days.length) return windows;
  const whole = { from: `${days[0]}T00:00`, until: shift(`${days.at(-1)}T00:00`, DAY), hard: true };
  return [...windows, { ...whole, words: board.words.unsuited, spaces: others }];
}

// What a start in a space would break.
export const inTheWay = (windows, { at, space }) => windows.filter((one) => one.spaces.includes(space) && one.from <= at && at < one.until);

// The first spot of a day at which nothing that must hold stands in the way.
export function firstFree(board, windows, day, minutes) {
  const hard = (windows ?? []).filter((one) => one.hard);
  const last = shift(`${day}T00:00`, board.until * 60 - minutes);
  for (let at = shift(`${day}T00:00`, board.from * 60); at <= last && dayOf(at) === day; at = shift(at, board.step)) {
    const space = board.spaces.find((one) => !inTheWay(hard, { at, space: one.id }).length);
    if (space) return { at, space: space.id, minutes };
  }
  return { at: shift(`${day}T00:00`, board.from * 60), space: board.spaces[0].id, minutes };
}

// Stretches of one space and one sort that touch are painted as one.
export function painted(windows) {
  const each = windows.flatMap((one) => one.spaces.map((space) => ({ ...one, space })));
  const sorted = each.sort((a, b) => key(a).localeCompare(key(b)) || a.from.localeCompare(b.from));
  const merged = [];
  for (const one of sorted) {
    const before = merged.at(-1);
    if (before && key(before) === key(one) && one.from <= before.until) {
      if (one.until > before.until) before.until = one.until;
    } else merged.push({ ...one });
  }
  return merged;
}

const key = (one) => `${one.hard ? 0 : 1} ${one.space}`;

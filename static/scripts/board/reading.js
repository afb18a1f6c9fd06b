// What the page says: its activities with their places, its spaces and days, and every sentence.
import { dayOf } from "./clock.js";

export function read(root) {
  const said = root.dataset;
  const days = [...root.querySelectorAll("[data-day]")].map((link) => [link.dataset.day, link.textContent]);
  const activities = [...root.querySelectorAll(".entry")].map(activity);
  return {
    root,
    seen: Number(said.since),
    changed: said.changed,
    step: Number(said.step),
    from: Number(said.from),
    until: Number(said.until),
    days: new Map(days),
    spaces: JSON.parse(said.spaces).map(([id, name, venue]) => ({ id: String(id), name, venue })),
    words: JSON.parse(said.words),
    activities: new Map(activities.map((one) => [one.uuid, one])),
    carried: null,
  };
}

function activity(link) {
  const { t, s, m, f } = link.dataset;
  return {
    uuid: link.getAttribute("href").split("/")[2],
    href: link.getAttribute("href"),
    title: link.querySelector("b").textContent,
    lang: link.querySelector("b [lang]")?.lang,
    small: link.querySelector("small").textContent,
    kind: [...link.classList].find((name) => name.startsWith("kind-")),
    fixed: f !== undefined,
    at: t ?? null,
    space: s ?? "0",
    minutes: Number(m),
  };
}

// Fills the blanks of a sentence.
export const fill = (sentence, blanks) => sentence.replace(/\{(\w+)\}/g, (blank, name) => blanks[name] ?? blank);

export const spotOf = ({ at, space, minutes }) => ({ at, space, minutes });

export const sameSpot = (one, other) => one.at === other.at && one.minutes === other.minutes && (!one.at || one.space === other.space);

export const dayNamed = (board, at) => board.days.get(dayOf(at)) ?? dayOf(at);

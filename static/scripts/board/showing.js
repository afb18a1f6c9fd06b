// The calendar: shows the activities that have a place, and says what a mouse does with them.
import { dayOf, shift, timeOf, written } from "./clock.js";
import { painted } from "./hindering.js";
import { dayNamed } from "./reading.js";

const MOST_DAYS = 10;
const TIMELINE = "resourceTimelineDay";
// As the page names what takes place in no space: many arrive at once there, and their row stays low.
const NOWHERE = "0";

export async function show(board, on) {
  const { createCalendar, Interaction, ResourceTimeGrid, ResourceTimeline } = await import(board.root.dataset.calendar);
  const place = board.root.querySelector("[data-place]");
  place.hidden = false;
  board.root.querySelector("[data-tables]").hidden = true;
  board.root.querySelector("[data-aside]").classList.add("board-aside-live");
  const days = [...board.days.keys()];
  const spaces = new Map(board.spaces.map((one) => [one.id, one.name]));
  const eventOf = (activity) => event(activity, { there: `${dayNamed(board, activity.at)}, ${spaces.get(activity.space) ?? board.words.noSpace}` });
  const calendar = createCalendar(place, [Interaction, ResourceTimeline, ResourceTimeGrid], options(board, days, on, eventOf));
  let paint = [];
  let looked = days[0];
  const roles = () => plain(place);
  new MutationObserver(roles).observe(place, { childList: true, subtree: true });
  roles();

  // The library makes the element anew: whoever had it in focus keeps it.
  const element = (uuid) => place.querySelector(`[data-uuid="${uuid}"]:not(.ec-ghost)`);
  // At once, before another key is pressed; and once more, should that be too early.
  const refocus = (uuid) => {
    const look = () => {
      const made = element(uuid);
      if (made && made !== document.activeElement) made.focus();
    };
    queueMicrotask(look);
    requestAnimationFrame(look);
  };
  const put = (activity) => {
    const held = document.activeElement?.dataset.uuid === activity.uuid;
    const there = calendar.getEventById(activity.uuid);
    if (!activity.at) calendar.removeEventById(activity.uuid);
    else if (there) calendar.updateEvent(eventOf(activity));
    else calendar.addEvent(eventOf(activity));
    if (held && activity.at) refocus(activity.uuid);
  };

  const view = () => calendar.getView().type;

  return {
    calendar,
    put,
    timeline: () => view() === TIMELINE,
    refocus,
    day: () => (view() === TIMELINE ? looked : dayOf(written(calendar.getView().currentStart))),
    spotAt(x, y) {
      const found = place.contains(document.elementFromPoint(x, y)) && calendar.dateFromPoint(x, y);
      return found?.resource ? { at: written(found.date), space: String(found.resource.id) } : null;
    },
    goTo(day) {
      looked = day;
      const heading = [...place.querySelectorAll("time")].find((one) => one.dateTime === day);
      if (view() === TIMELINE && heading) {
        // The heading sticks to the edge: its column says where the day begins.
        const { left } = heading.parentElement.parentElement.getBoundingClientRect();
        place.querySelector(".ec-main").scrollLeft = heading.parentElement.getBoundingClientRect().left - left;
      } else calendar.gotoDate(day);
    },
    turn(type) {
      calendar.setOption("view", type);
    },
    inside(x, y) {
      const { left, right, top, bottom } = place.getBoundingClientRect();
      return left <= x && x <= right && top <= y && y <= bottom;
    },
    paint(windows) {
      for (const id of paint) calendar.removeEventById(id);
      const shown = painted(windows).map((one, i) => background(one, i));
      for (const one of shown) calendar.addEvent(one);
      paint = shown.map((one) => one.id);
    },
  };
}

// The library calls its grid a table whose rows hold no cells. What can be used are the activities in it,
// and each says its time and space by itself.
function plain(place) {
  for (const one of place.querySelectorAll("[role]:not([role=button])")) {
    one.removeAttribute("role");
    for (const { name } of [...one.attributes]) if (name.startsWith("aria-col") || name.startsWith("aria-row")) one.removeAttribute(name);
  }
}

function background({ space, from, until, hard }, i) {
  return { id: `window-${i}`, resourceIds: [space], start: from, end: until, display: "background", classNames: [hard ? "board-hindered" : "board-unwished"] };
}

function event(activity, { there }) {
  const { uuid, at, space, minutes, fixed, kind, title, small, lang } = activity;
  return {
    id: uuid,
    resourceIds: [space],
    start: at,
    end: shift(at, minutes),
    title,
    editable: !fixed,
    classNames: [kind, ...(space === NOWHERE ? ["board-brief"] : []), ...(fixed ? ["board-fixed"] : []), ...(activity.carried ? ["board-carried"] : [])],
    extendedProps: { small, lang, there, times: `${timeOf(at)}–${timeOf(shift(at, minutes))}` },
  };
}

function content({ event: { title, extendedProps } }) {
  const { small, lang, there, times } = extendedProps;
  const made = (tag, text) => Object.assign(document.createElement(tag), { textContent: text });
  const name = made("b", title);
  if (lang) name.lang = lang;
  const where = Object.assign(made("span", there), { className: "visually-hidden" });
  return times ? { domNodes: [made("time", times), name, made("small", small), where] } : "";
}

function options(board, days, on, eventOf) {
  const hours = (number) => `${String(number).padStart(2, "0")}:00:00`;
  const count = Math.min(MOST_DAYS, 1 + Math.round((Date.parse(days.at(-1)) - Date.parse(days[0])) / 86_400_000));
  return {
    view: TIMELINE,
    date: days[0],
    views: {
      [TIMELINE]: { duration: { days: count }, slotWidth: 44, slotLabelInterval: "01:00" },
      resourceTimeGridDay: { duration: { days: 1 }, slotHeight: 28, columnWidth: board.spaces.length > 8 ? "9rem" : undefined },
    },
    headerToolbar: { start: "", center: "", end: "" },
    resources: board.spaces.map(({ id, name, venue }) => ({ id, title: name, extendedProps: { venue } })),
    resourceLabelContent: ({ resource }) => label(resource),
    events: [...board.activities.values()].filter((one) => one.at).map(eventOf),
    eventContent: content,
    eventDidMount: ({ el, event: { id, title } }) => {
      el.dataset.uuid = id;
      if (el.classList.contains("board-brief")) el.title = title;
    },
    dayHeaderFormat: (date) => board.days.get(dayOf(written(date))) ?? dayOf(written(date)),
    dayHeaderAriaLabelFormat: (date) => board.days.get(dayOf(written(date))) ?? dayOf(written(date)),
    slotMinTime: hours(board.from),
    slotMaxTime: hours(board.until),
    flexibleSlotTimeLimits: true,
    slotDuration: "00:30:00",
    snapDuration: { minutes: board.step },
    slotLabelFormat: { hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
    scrollTime: hours(board.from),
    locale: document.documentElement.lang,
    allDaySlot: false,
    editable: true,
    highlightedDates: [],
    height: "auto",
    ...on,
  };
}

function label({ title, extendedProps: { venue } }) {
  const made = (tag, text) => Object.assign(document.createElement(tag), { textContent: text });
  return { domNodes: venue ? [made("b", title), made("small", venue)] : [made("b", title)] };
}

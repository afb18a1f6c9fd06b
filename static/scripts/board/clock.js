// Times as the edition's clocks show them, "2025-08-05T10:00": no zone, so none can get in the way.
const MINUTE = 60_000;
const read = (at) => Date.parse(`${at}Z`);

export const shift = (at, minutes) => new Date(read(at) + minutes * MINUTE).toISOString().slice(0, 16);
export const minutesBetween = (from, until) => (read(until) - read(from)) / MINUTE;
export const dayOf = (at) => at.slice(0, 10);
export const timeOf = (at) => at.slice(11, 16);

// What the calendar gives as a Date of the reader's own clocks.
export function written(date) {
  const two = (number) => String(number).padStart(2, "0");
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join("-");
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

// The calendar's library, in a file of its own: only the board loads it.
export { createCalendar, Interaction, ResourceTimeGrid, ResourceTimeline } from "@event-calendar/core";

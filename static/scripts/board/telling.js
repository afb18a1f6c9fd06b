// What happens is said aloud, and written down beside the board.
import { shift, timeOf } from "./clock.js";
import { dayNamed, fill } from "./reading.js";

const MOST = 30;

export function teller(board) {
  const part = (name) => board.root.querySelector(`[data-${name}]`);
  const live = part("live");
  for (const one of board.root.querySelectorAll("[data-with-script]")) one.hidden = false;

  const say = (...sentences) => {
    live.textContent = sentences.filter(Boolean).join(" ");
  };

  // Where something stands, and what that breaks.
  const where = ({ at, space, minutes }) => fill(board.words.at, {
    day: dayNamed(board, at),
    from: timeOf(at),
    until: timeOf(shift(at, minutes)),
    space: board.spaces.find((one) => one.id === space)?.name ?? board.words.noSpace,
  });

  const breaks = (found) => found.length ? fill(board.words.wouldBreak, { what: [...new Set(found.map((one) => one.words))].join(" ") }) : board.words.free;

  const broken = (found) => fill(board.words.breaks, { what: found.map((one) => one.sentence).join(" ") });

  const item = (text) => Object.assign(document.createElement("li"), { textContent: text });

  const note = (text) => {
    const list = part("moves");
    list.prepend(item(text));
    while (list.children.length > MOST) list.lastChild.remove();
  };

  const warn = (found) => {
    part("warnings").replaceChildren(...found.map(({ sentence, way_out: out, hard }) => {
      const made = item(`${sentence} `);
      const put = (text, className) => Object.assign(document.createElement("span"), { textContent: text, className });
      made.append(hard ? put(board.words.hard, "tag tag-urgent") : put(board.words.soft, "tag tag-waiting"), " ", put(out, "quiet"));
      return made;
    }));
    part("no-warnings").hidden = found.length > 0;
  };

  const offerAgain = () => {
    const made = item(`${board.words.changed} `);
    made.append(Object.assign(document.createElement("a"), { textContent: board.words.again, href: location.href }));
    part("moves").prepend(made);
    say(board.words.changed);
  };

  return { say, where, breaks, broken, note, warn, offerAgain };
}

// What is written at a draft is saved by itself, seconds after typing stops and before the page is
// left, with the form's own address. Without script nothing changes.
const PAUSE = 3000;
const AGAIN = 15000;
const place = document.querySelector("[data-autosave]");
if (place) keep(place.closest("form"));

function keep(form) {
  const underway = new Map();
  let timer, dirty, last = 0, shown = 0;
  // What the server is known to have.
  let known = answers();
  const later = (wait) => {
    clearTimeout(timer);
    timer = setTimeout(send, wait);
  };

  function answers() {
    const found = new Map();
    for (const [name, said] of new FormData(form)) found.set(name, [...(found.get(name) ?? []), said]);
    return found;
  }

  function send(leaving) {
    const before = [...underway.values()].at(-1);
    // What is on its way is broken off when the page is left, unless it was sent for that.
    if (leaving === true ? !dirty && (!before || before.lasts) : !dirty || before) return;
    dirty = false;
    const turn = ++last;
    const now = answers();
    const lasts = leaving === true;
    const done = attempt(turn, now, lasts, before);
    underway.set(turn, { now, done, lasts });
    done.finally(() => {
      underway.delete(turn);
      if (dirty && !underway.size) later(PAUSE);
    });
  }

  async function attempt(turn, now, leaving, before) {
    const part = leaving && new Set([...changed(now, known), ...(before ? changed(now, before.now) : [])]);
    const body = leaving ? inPart(now, part, before) : new FormData(form);
    body.append("do", "keep");
    const post = (more) => fetch(form.action, { method: "POST", body, redirect: "manual", ...more });
    try {
      // A long text is not let out of a page that is being left: it is sent as usual.
      const answer = await (leaving ? post({ keepalive: true }).catch(() => post()) : post());
      if (answer.ok || answer.status === 422) show(await answer.text(), answer.ok, turn, now, part);
      else fail(answer.type === "opaqueredirect" ? "signedOut" : "failed");
    } catch {
      fail("away");
    }
  }

  // A page that is being left lets little out: the questions that changed, how they were, and what
  // is on its way already, which the server may have by then.
  function inPart(now, part, before) {
    const body = new FormData();
    const pick = (from) => [...from].filter(([name]) => part.has(question(name)));
    const add = (pairs) => pairs.forEach(([name, all]) => all.forEach((said) => body.append(name, said)));
    add(pick(now));
    body.append("csrf_token", form.elements.csrf_token.value);
    body.append("opened", JSON.stringify(Object.fromEntries(pick(Object.entries(memory(form))))));
    body.append("part", [...part].join(" "));
    const pairs = pick(before?.now ?? []).flatMap(([name, all]) => all.map((said) => [name, said]));
    if (before) body.append("underway", JSON.stringify(pairs));
    return body;
  }

  function fail(why) {
    place.textContent = place.dataset[why];
    dirty = true;
    setTimeout(() => later(AGAIN));
  }

  // The page that answers says when it was saved, what is wrong, and what somebody else changed.
  function show(html, saved, turn, now, part) {
    // What was sent before may be answered later.
    if (turn < shown) return;
    shown = turn;
    const page = new DOMParser().parseFromString(html, "text/html");
    place.replaceChildren(...page.querySelector("[data-autosave]").childNodes);
    if (saved) {
      known = now;
      // What others wrote is replaced by the button alone, whose page shows it first.
      const told = Object.entries(memory(page)).filter(([name]) => !part || part.has(name));
      form.elements.opened.value = JSON.stringify({ ...memory(form), ...Object.fromEntries(told) });
    }
    for (const old of form.querySelectorAll(".field-error")) if (!page.getElementById(old.id)) old.remove();
    for (const error of page.querySelectorAll(".field-error")) {
      const field = document.getElementById(error.id.replace(/-error$/, ""));
      const there = document.getElementById(error.id);
      if (there) there.replaceWith(error);
      else field?.before(error);
      field?.closest("details")?.setAttribute("open", "");
    }
  }

  const leave = () => send(true);
  const typed = () => {
    dirty = true;
    later(PAUSE);
  };
  form.addEventListener("input", typed);
  form.addEventListener("change", typed);
  addEventListener("online", () => later(0));
  addEventListener("pagehide", leave);
  document.addEventListener("visibilitychange", () => document.hidden && leave());
  form.addEventListener("submit", async (event) => {
    clearTimeout(timer);
    dirty = false;
    if (!underway.size) return;
    // The button waits for what is on its way: the form must know what is stored.
    event.preventDefault();
    event.stopPropagation();
    await Promise.all([...underway.values()].map((sent) => sent.done));
    form.requestSubmit(event.submitter);
  });
}

// The question to which an input belongs; lines move up, so all of them are one.
function question(name) {
  return name.split("-")[0];
}

// The questions whose answers differ, and all lines once one does.
function changed(now, known) {
  const names = new Set([...now.keys(), ...known.keys()]);
  const differs = (name) => JSON.stringify(now.get(name)) !== JSON.stringify(known.get(name));
  const found = new Set([...names].filter(differs).map(question));
  found.delete("opened");
  const lines = [...found].flatMap((one) => one.match(/^.*_(?=\d+$)/) ?? []);
  for (const name of names) if (lines.some((one) => name.startsWith(one))) found.add(question(name));
  return found;
}

// What the form remembers of the answers as they were when the page was opened.
function memory(page) {
  return JSON.parse((page.elements?.opened ?? page.querySelector("[name=opened]")).value || "{}");
}

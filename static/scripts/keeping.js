// What is written at a draft is saved by itself, seconds after typing stops and before the page is
// left, with the form's own address. Without script nothing changes.
const PAUSE = 3000;
const AGAIN = 15000;
const place = document.querySelector("[data-autosave]");
if (place) keep(place.closest("form"));

function keep(form) {
  let timer, sending, dirty;
  const later = (wait) => {
    clearTimeout(timer);
    timer = setTimeout(send, wait);
  };

  function send(leaving) {
    if (!dirty || (sending && leaving !== true)) return;
    dirty = false;
    sending = attempt(leaving === true).finally(() => {
      sending = null;
      if (dirty) later(PAUSE);
    });
  }

  async function attempt(keepalive) {
    const body = new FormData(form);
    body.append("do", "keep");
    const post = (more) => fetch(form.action, { method: "POST", body, redirect: "manual", ...more });
    try {
      // A long text is not let out of a page that is being left: it is sent as usual.
      const answer = await (keepalive ? post({ keepalive }).catch(() => post()) : post());
      if (answer.ok || answer.status === 422) show(await answer.text(), answer.ok);
      else fail(answer.type === "opaqueredirect" ? "signedOut" : "failed");
    } catch {
      fail("away");
    }
  }

  function fail(why) {
    place.textContent = place.dataset[why];
    dirty = true;
    setTimeout(() => later(AGAIN));
  }

  // The page that answers says when it was saved, what is wrong, and what somebody else changed.
  function show(html, saved) {
    const page = new DOMParser().parseFromString(html, "text/html");
    place.replaceChildren(...page.querySelector("[data-autosave]").childNodes);
    // What others wrote is replaced by the button alone, whose page shows it first.
    if (saved) form.elements.opened.value = page.querySelector("[name=opened]").value;
    for (const old of form.querySelectorAll(".field-error")) if (!page.getElementById(old.id)) old.remove();
    for (const error of page.querySelectorAll(".field-error")) {
      const field = document.getElementById(error.id.replace(/-error$/, ""));
      const known = document.getElementById(error.id);
      if (known) known.replaceWith(error);
      else field?.before(error);
      field?.closest("details")?.setAttribute("open", "");
    }
  }

  const leave = () => send(true);
  const changed = () => {
    dirty = true;
    later(PAUSE);
  };
  form.addEventListener("input", changed);
  form.addEventListener("change", changed);
  addEventListener("online", () => later(0));
  addEventListener("pagehide", leave);
  document.addEventListener("visibilitychange", () => document.hidden && leave());
  form.addEventListener("submit", async (event) => {
    clearTimeout(timer);
    dirty = false;
    if (!sending) return;
    // The button waits for what is on its way: the form must know what is stored.
    event.preventDefault();
    event.stopPropagation();
    await sending;
    form.requestSubmit(event.submitter);
  });
}

// What is being worked at is shown anew where it stands, until it has ended; then the whole page is.
const EVERY = 1000;
for (const part of document.querySelectorAll("[data-again]")) setTimeout(() => look(part), EVERY);

async function look(part) {
  try {
    const answer = await fetch(part.dataset.again);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.querySelector("[data-again]");
    if (!answer.ok || !fresh) {
      location.reload();
      return;
    }
    part.replaceChildren(...fresh.childNodes);
  } catch {
    // The network is away for a moment: try again.
  }
  setTimeout(() => look(part), EVERY);
}

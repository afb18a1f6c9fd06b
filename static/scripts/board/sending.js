// Moves go to the server one after another, each with the number of the board that its person saw.
// Nothing is lost: what is refused, or does not arrive, is told and shown where it still stands.
let last = Promise.resolve();

export function send(board, address, said) {
  last = last.then(() => post(board, address, said));
  return last;
}

async function post(board, address, said) {
  const headers = { "Content-Type": "application/json", "X-CSRFToken": board.root.dataset.token };
  try {
    const answer = await fetch(address, { method: "POST", headers, body: JSON.stringify(said), redirect: "manual" });
    if (answer.type === "opaqueredirect") return { refused: board.words.signedOut };
    if (!answer.headers.get("Content-Type")?.includes("json")) return { refused: board.words.failed };
    return await answer.json();
  } catch {
    return { refused: board.words.away };
  }
}

export async function ask(address) {
  try {
    const answer = await fetch(address, { headers: { Accept: "application/json" }, redirect: "manual" });
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}

// What moved meanwhile is asked for while somebody looks; an answer without change has no body.
const EVERY = 4000;

export function watch(board, heard) {
  let mark = "";
  const look = async () => {
    if (document.hidden) return;
    try {
      const headers = { Accept: "application/json", ...(mark && { "If-None-Match": mark }) };
      const answer = await fetch(`${board.root.dataset.address}?since=${board.seen}`, { headers, redirect: "manual" });
      if (!answer.ok) return;
      mark = answer.headers.get("ETag");
      heard(await answer.json());
    } catch {
      // The network is away for a moment: try again.
    }
  };
  const again = () => look().finally(() => setTimeout(again, EVERY));
  setTimeout(again, EVERY);
  document.addEventListener("visibilitychange", look);
}

// A template is tried while one writes it; a line that is wrong is marked in its text.
const form = document.querySelector("[data-comfort=template]"), trial = document.getElementById("trial");
const source = document.getElementById("source");
let asked, waiting;
const look = async () => {
  asked?.abort();
  const mine = asked = new AbortController();
  try {
    const body = new URLSearchParams({ source: source.value });
    const answer = await fetch(form.action + "/preview", { method: "POST", body, signal: mine.signal });
    if (!answer.ok || answer.redirected) throw new TypeError();
    const made = new DOMParser().parseFromString(await answer.text(), "text/html").body;
    source.toggleAttribute("aria-invalid", false);
    if (made.querySelector(".faults")) source.setAttribute("aria-invalid", "true");
    trial.replaceChildren(...made.childNodes);
  } catch (error) {
    if (error.name === "AbortError" || trial.querySelector(".error")) return;
    const said = document.createElement("p");
    said.className = "error";
    said.textContent = "This is from before: the server does not answer, or does not take so long a text.";
    trial.prepend(said);
  }
};
form?.addEventListener("input", ({ target }) => {
  if (target !== source) return;
  clearTimeout(waiting);
  waiting = setTimeout(look, 300);
});
trial?.addEventListener("click", (event) => {
  const line = Number(event.target.closest("a[data-line]")?.dataset.line);
  if (!line) return;
  event.preventDefault();
  const lines = source.value.split("\n"), start = lines.slice(0, line - 1).reduce((all, one) => all + one.length + 1, 0);
  source.focus();
  source.setSelectionRange(start, start + (lines[line - 1] ?? "").length);
  source.scrollTop = (line - 4) * source.scrollHeight / lines.length;
});

// Others at the same review: what they say about it, and who is writing where.
const page = document.querySelector("[data-review]"), address = `/reviews/${page.dataset.review}`;

// Comments are said and settled without leaving the page; what others say comes by itself. Nobody's words that are not
// sent yet are taken away.
let asked = new URLSearchParams(location.search).get("at") ?? "";
const texts = (box) => [...box.querySelectorAll("textarea")].filter((one) => one.value !== "");
const isBusy = (box) => texts(box).length > 0;
const said = (box) => [...box?.querySelectorAll("[id^=comment-], .settled, .say") ?? []].map((one) => one.id || one.className).join();

const refresh = async (done) => {
  const answer = await fetch(`${address}/comments?at=${encodeURIComponent(asked)}`);
  if (!answer.ok || answer.redirected) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const box of page.querySelectorAll("div[data-talk]")) {
    const other = fresh.getElementById(box.id);
    if (said(box) === said(other)) continue;
    const focused = box !== done && box.contains(document.activeElement) ? document.activeElement : undefined;
    // Nobody's caret moves: that place waits for the next news.
    if (focused?.value) continue;
    const kept = texts(box);
    box.replaceChildren(...(other?.childNodes ?? []));
    for (const { id, value } of kept) if (document.getElementById(id)) document.getElementById(id).value = value;
    if (focused?.id) document.getElementById(focused.id)?.focus();
  }
};

page.addEventListener("click", async (event) => {
  const link = event.target.closest("a[data-talk]");
  const box = link && page.querySelector(link.hash);
  if (!box || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  asked = link.dataset.talk;
  try { await refresh(isBusy(box) ? undefined : box); } catch { return location.assign(link.href); }
  (box.querySelector(":scope > .say textarea") ?? box.querySelector("textarea"))?.focus();
});

page.addEventListener("submit", async (event) => {
  const box = event.target.closest("div[data-talk]");
  if (!box) return;
  event.preventDefault();
  const button = event.submitter;
  const tell = (text) => {
    event.target.querySelector("[role=alert]")?.remove();
    const words = Object.assign(document.createElement("p"), { className: "error", textContent: text });
    words.setAttribute("role", "alert");
    event.target.append(words);
  };
  try {
    const body = new URLSearchParams(new FormData(event.target, button));
    const answer = await fetch(button.getAttribute("formaction") ?? event.target.action, { method: "POST", body });
    if (!answer.ok || new URL(answer.url).pathname === "/signin") {
      const sorry = new DOMParser().parseFromString(await answer.text(), "text/html");
      return tell(`Not sent: ${[...sorry.querySelectorAll("h1, .sorry > p:not(.quiet)")].map((one) => one.textContent).join(" ")}`);
    }
  } catch {
    // The words stay where they are.
    return tell("Not sent: the server does not answer. The words are still here.");
  }
  for (const text of event.target.querySelectorAll("textarea")) text.value = "";
  if (event.target.matches("[data-talk] > .say")) asked = "";
  await refresh(box).catch(() => {});
  box.tabIndex = -1;
  box.focus();
});

// Who is there: each page says so now and then, with the field that it is in.
const here = document.querySelector("#here"), key = Math.random().toString(36).slice(2);
let path = "";

const say = (more) => fetch(`${address}/people`, {
  method: "POST", body: new URLSearchParams({ page: key, path, ...more }), keepalive: true,
}).catch(() => {});

const person = (one, number) => {
  const hue = number < 2 ? `p${number + 1}` : "";
  const who = document.createElement("span"), face = document.createElement("span"), words = document.createElement("span");
  const label = one.path && page.querySelector(`[data-field="${CSS.escape(one.path)}"]`);
  who.className = "who";
  face.className = `face ${hue}`;
  face.ariaHidden = "true";
  face.textContent = one.initials;
  words.textContent = one.name + (label ? ", in " : "");
  if (label) {
    const link = document.createElement("a");
    link.href = `#${label.querySelector(".val [id]")?.id ?? ""}`;
    link.textContent = label.querySelector("label, b").textContent;
    words.append(link);
    const note = document.createElement("span");
    note.className = `by-now ${hue}`;
    note.textContent = `${one.name} is writing`;
    label.querySelector(".end").prepend(note);
    label.querySelector(".val").classList.add("theirs", hue || "p3");
  }
  who.append(face, words);
  return who;
};

const show = async () => {
  const answer = await fetch(`${address}/people`);
  if (!answer.ok || answer.redirected) return;
  const { people } = await answer.json();
  for (const note of page.querySelectorAll(".by-now")) note.remove();
  for (const frame of page.querySelectorAll(".val.theirs")) frame.classList.remove("theirs", "p1", "p2", "p3");
  here.replaceChildren(...people.map(person));
};

if (here) {
  page.addEventListener("focusin", (event) => {
    const field = event.target.form?.id === "fields" && event.target.closest("[data-field]")?.dataset.field;
    if (!field || field === path) return;
    path = field;
    say();
  });
  page.addEventListener("focusout", (event) => {
    if (event.relatedTarget || !path) return;
    path = "";
    say();
  });
  setInterval(() => { if (!document.hidden) say(); }, 20_000);
  addEventListener("pagehide", () => say({ left: "yes" }));
  addEventListener("pageshow", () => say().then(show).catch(() => {}));
}

// What cannot be asked for now is asked for with the next news.
page.addEventListener("news", ({ detail }) => {
  if (detail.talk) refresh().catch(() => {});
  if (detail.here && here) show().catch(() => {});
});

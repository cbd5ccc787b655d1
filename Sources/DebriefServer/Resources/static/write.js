// Writing a review: fields are saved as one types and take in what others write. Without this each form has its button.
const page = document.querySelector("[data-comfort=write]");
// A browser that comes back may put old words into the new page: what the server said counts.
document.getElementById("fields").reset();
const address = `/reviews/${page.dataset.review}`;
const status = document.querySelector("#saves");
// What is not saved yet stays in this browser, until it is, or until one signs out.
const drafts = `debrief ${page.dataset.account} ${address}`;
let version = Number(page.dataset.version), newest = version, saving = false, composing = false, reached = true, isUrgent = false, timer;

// One replaced stretch: from where to where, and by what. No letter of two halves is cut in two.
const edit = (from, to) => {
  const isHalf = (text, place) => /[\udc00-\udfff]/.test(text[place] ?? "");
  let start = 0, end = 0;
  const most = Math.min(from.length, to.length);
  while (start < most && from[start] === to[start]) start++;
  while (start > 0 && (isHalf(from, start) || isHalf(to, start))) start--;
  while (end < most - start && from[from.length - 1 - end] === to[to.length - 1 - end]) end++;
  while (end > 0 && (isHalf(from, from.length - end) || isHalf(to, to.length - end))) end--;
  return { start, end: from.length - end, text: to.slice(start, to.length - end) };
};

// Mine, as an edit of base, put upon theirs; nothing where the two meet: that the server merges by words.
const rebase = (base, mine, theirs) => {
  if (mine === base || mine === theirs) return theirs;
  if (theirs === base) return mine;
  const my = edit(base, mine), other = edit(base, theirs);
  const shift = other.text.length - (other.end - other.start);
  const put = (start, end) => theirs.slice(0, start) + my.text + theirs.slice(end);
  if (my.end <= other.start) return put(my.start, my.end);
  if (my.start >= other.end) return put(my.start + shift, my.end + shift);
};

// A field, with what the review said there at a version.
class Field {
  constructor(box) {
    this.box = box;
    this.path = box.dataset.field;
    this.controls = [...box.querySelectorAll("[form=fields]")];
    this.state = box.querySelector(".is");
    this.state.id = `${this.controls[0].id || this.path}-is`;
    this.base = this.text;
    this.version = version;
  }

  get isProse() { return this.controls[0].localName === "textarea"; }
  get hasFocus() { return this.controls.includes(document.activeElement); }
  get isChanged() { return this.later === undefined && this.text !== this.base; }
  get isOpen() { return this.isChanged && this.text !== this.settled && !this.refused; }

  get text() {
    const [first] = this.controls;
    return first.type === "radio" ? this.controls.find((one) => one.checked)?.value ?? "" : first.value;
  }

  set text(text) {
    const [first] = this.controls;
    if (first.type === "radio") {
      for (const one of this.controls) one.checked = one.value === text;
    } else if (this.isProse) {
      const change = edit(first.value, text);
      // The caret stays where it was in the words.
      first.setRangeText(change.text, change.start, change.end, "preserve");
    } else {
      if (first.localName === "select" && ![...first.options].some((one) => one.value === text)) first.add(new Option(text));
      first.value = text;
    }
  }

  say(words, isWrong = false) {
    this.state.textContent = words;
    for (const one of this.controls) {
      isWrong ? one.setAttribute("aria-invalid", "true") : one.removeAttribute("aria-invalid");
      if (isWrong) one.setAttribute("aria-describedby", `${this.state.id} ${one.getAttribute("aria-describedby") ?? ""}`.trim());
    }
  }

  // What the review says there now. Nobody's words are taken away, and nothing moves below the caret.
  take(theirs, now, problem) {
    const { sent, base } = this, mine = this.text;
    this.sent = undefined;
    this.refused = problem && mine === sent ? problem : undefined;
    if (problem) return this.say(`Not saved: ${problem}`, true);
    // A space at the end is about to be followed by a word.
    const same = sent !== undefined && theirs.trimEnd() === sent.trimEnd();
    const known = sent ?? base;
    const wanted = mine === known ? (same ? mine : theirs) : this.isProse ? rebase(known, mine, same ? sent : theirs) : mine;
    if (wanted === undefined || (composing && this.hasFocus)) return this.say("Not saved yet");
    this.base = theirs;
    this.version = now;
    this.settled = same ? sent : undefined;
    if (sent !== undefined) this.say("Saved");
    if (wanted === mine) return;
    if (!this.isProse && this.hasFocus) this.later = wanted;
    else this.text = wanted;
  }

  // A time or a number is written out when one leaves it.
  leave() {
    if (this.later !== undefined && this.text !== this.later) this.text = this.later;
    this.later = undefined;
  }
}

const fields = new Map([...page.querySelectorAll("[data-field]")].map((box) => [box.dataset.field, new Field(box)]));
const open = () => [...fields.values()].filter((field) => field.isOpen);

const say = (words, link, to) => {
  status.textContent = words;
  if (!link) return;
  const way = document.createElement("a");
  way.href = to ?? location.href;
  way.textContent = link;
  if (!to) way.addEventListener("click", (event) => { event.preventDefault(); location.reload(); });
  status.append(" ", way);
};

// What was typed here and never saved, by fields: the version and what stood there, and what was typed. A browser may
// refuse to keep anything.
const stored = () => {
  try { return JSON.parse(localStorage.getItem(drafts) ?? "{}"); } catch { return {}; }
};

const keep = (leaving = false) => {
  // Those of other tabs, and of an element that is not open, wait.
  const others = Object.entries(stored()).filter(([path]) => !fields.get(path)?.isTouched);
  const own = [...fields.values()].filter((field) => field.isTouched && field.isChanged && field.text !== field.settled);
  // What is on its way when one leaves arrives.
  const mine = own.filter((field) => !(leaving && field.text === field.sent));
  const kept = Object.fromEntries([...others, ...mine.map((field) => [field.path, [field.version, field.base, field.text]])]);
  try {
    Object.keys(kept).length ? localStorage.setItem(drafts, JSON.stringify(kept)) : localStorage.removeItem(drafts);
  } catch { /* It is saved by the server all the same. */ }
};

const take = ({ version: now, fields: texts, problems, conflicts, moved }) => {
  if (now !== version) page.dispatchEvent(new Event("kept"));
  version = now;
  // What a button of the page sends is about what one sees.
  for (const base of page.querySelectorAll("input[name=base]")) base.value = now;
  for (const field of fields.values()) {
    const theirs = texts[field.path] ?? field.base;
    if (field.sent !== undefined || theirs !== field.base) field.take(theirs, now, problems[field.path]);
    else if (!field.isOpen) field.version = now;
    if (conflicts.includes(field.path)) field.say("Two versions: both wait on the review’s page");
  }
  if (moved) return say("Entries were added, moved or taken out elsewhere.", "Show them");
  // Nobody is told that all is saved while there are words that are not.
  if (open().length) return;
  const time = new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
  const refused = [...fields.values()].filter((field) => field.refused).length;
  say(refused ? `Saved but for ${refused}, ${time}` : `All saved, ${time}`);
};

// Of the fields that are open those that know the same version, the oldest first.
const form = () => {
  const waiting = open(), base = Math.min(...waiting.map((field) => field.version));
  const body = new URLSearchParams({ base });
  for (const field of waiting.filter((field) => field.version === base)) {
    field.sent = field.text;
    body.set(`f.${field.path}`, field.sent);
  }
  return body;
};

// A browser finishes a small one also when one leaves.
const send = () => {
  const body = form();
  const keepalive = String(body).length < 60_000;
  return fetch(`${address}/fields`, { method: "POST", body, headers: { accept: "application/json" }, keepalive });
};

// One after the other, so that each answer meets the words that it is about.
const exchange = async (ask) => {
  if (saving) return;
  saving = true;
  clearTimeout(timer);
  let pause = 0;
  try {
    const answer = await ask();
    if (answer.redirected || !answer.ok) throw answer;
    take(await answer.json());
    reached = true;
  } catch (error) {
    reached = false;
    for (const field of fields.values()) field.sent = undefined;
    const count = open().length, changes = `${count} change${count === 1 ? "" : "s"}`;
    const isAnswer = error instanceof Response;
    if (count) say(isAnswer ? `Not saved. Kept in this browser, ${changes}.` : `Offline. Kept in this browser, ${changes}.`, isAnswer ? "Load the page again" : "");
    pause = 5000;
  }
  saving = false;
  keep();
  if (open().length || newest > version) timer = setTimeout(next, pause || (isUrgent ? 0 : 600));
};

const next = () => {
  // A word that is still being put together is not sent.
  if (composing) return;
  if (open().length) {
    isUrgent = isUrgent && saving;
    say("Saving…");
    exchange(send);
  } else if (newest > version) {
    exchange(() => fetch(`${address}/fields?since=${version}`));
  }
};

page.addEventListener("input", (event) => {
  const field = fields.get(event.target.form?.id === "fields" && event.target.closest("[data-field]")?.dataset.field);
  if (!field) return;
  field.isTouched = true;
  field.refused = field.later = field.settled = undefined;
  field.say(field.isOpen ? "Not saved yet" : "");
  if (field.isOpen && status.textContent.startsWith("All saved")) say("");
  clearTimeout(timer);
  timer = setTimeout(next, 600);
  keep();
});
// What is chosen, or left, is done: it does not wait for more.
page.addEventListener("change", (event) => {
  if (event.target.form?.id !== "fields") return;
  clearTimeout(timer);
  isUrgent = true;
  next();
});
page.addEventListener("compositionstart", () => { composing = true; });
page.addEventListener("compositionend", () => { composing = false; timer = setTimeout(next, 600); });
page.addEventListener("focusout", (event) => fields.get(event.target.closest("[data-field]")?.dataset.field)?.leave());
addEventListener("online", next);
addEventListener("pagehide", () => {
  if (!saving && reached && navigator.onLine && open().length) send().catch(() => {});
  keep(reached && navigator.onLine);
});
// Enter in a field saves it; a form that adds or takes out leads to a new page: first what was typed.
page.addEventListener("submit", (event) => {
  keep();
  if (event.target.id !== "fields") return;
  event.preventDefault();
  next();
});

for (const [path, [known, base, text]] of Object.entries(stored())) {
  const field = fields.get(path), element = path.slice(0, path.lastIndexOf("].") + 1);
  if (field && text !== field.base) {
    // As an edit of what stood there then: the server merges it with what came after.
    Object.assign(field, { base, version: known, text, isTouched: true });
  } else if (!field && new URLSearchParams(location.search).get("open") === element) {
    say(`What you wrote in was taken out. You wrote: “${text}”`);
    const rest = stored();
    delete rest[path];
    localStorage.setItem(drafts, JSON.stringify(rest));
  } else if (!field) {
    say("What you wrote in an entry is not saved yet.", "Open it", `?open=${encodeURIComponent(element)}`);
  }
}
keep();
next();

page.addEventListener("news", ({ detail }) => {
  newest = Math.max(newest, detail.version ?? 0);
  if (newest > version && !saving) next();
});

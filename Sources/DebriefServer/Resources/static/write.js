// Writing a review: fields are saved as one types and take in what others write. Without this each form has its button.
const page = document.querySelector("[data-comfort=write]");
const address = location.pathname.replace(/\/edit$/, "");
const status = document.querySelector("#saves");
// What is not saved yet stays in this browser, until it is, or until one signs out.
const drafts = `debrief ${address}`;
let version = Number(page.dataset.version), newest = version, saving = false, timer;

// One replaced stretch: from where to where, and by what.
const edit = (from, to) => {
  let start = 0, end = 0;
  const most = Math.min(from.length, to.length);
  while (start < most && from[start] === to[start]) start++;
  while (end < most - start && from[from.length - 1 - end] === to[to.length - 1 - end]) end++;
  return { start, end: from.length - end, text: to.slice(start, to.length - end) };
};

// Mine, as an edit of base, put upon theirs; where both changed the same, both stand there.
const rebase = (base, mine, theirs) => {
  if (mine === base || mine === theirs) return theirs;
  if (theirs === base) return mine;
  const my = edit(base, mine), other = edit(base, theirs);
  const shift = other.text.length - (other.end - other.start);
  const put = (start, end) => theirs.slice(0, start) + my.text + theirs.slice(end);
  if (my.end <= other.start) return put(my.start, my.end);
  if (my.start >= other.end) return put(my.start + shift, my.end + shift);
  return put(other.start + other.text.length, other.start + other.text.length);
};

class Field {
  constructor(box) {
    this.box = box;
    this.path = box.dataset.field;
    this.controls = [...box.querySelectorAll("[name]")];
    this.state = box.querySelector(".is");
    this.base = this.text;
  }

  get isProse() { return this.controls[0].localName === "textarea"; }
  get hasFocus() { return this.controls.includes(document.activeElement); }
  get isOpen() { return this.text !== this.base && !this.refused; }

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

  say(words) { this.state.textContent = words; }

  // What the review says there now. Nobody's words are taken away, and nothing moves below the caret.
  take(theirs, problem) {
    const { sent, base } = this, mine = this.text;
    this.sent = undefined;
    this.base = theirs;
    this.refused = problem && mine === sent ? problem : undefined;
    if (this.refused) return this.say(`Not saved: ${problem}`);
    // A space at the end is about to be followed by a word.
    const same = sent !== undefined && theirs.trimEnd() === sent.trimEnd();
    const wanted = this.isProse ? rebase(sent ?? base, mine, same ? sent : theirs)
      : mine === (sent ?? base) ? theirs : mine;
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

const say = (words, link) => {
  status.textContent = words;
  if (!link) return;
  const again = document.createElement("a");
  again.href = location.href;
  again.textContent = link;
  again.addEventListener("click", (event) => { event.preventDefault(); location.reload(); });
  status.append(" ", again);
};

const keep = () => {
  const kept = Object.fromEntries(open().map((field) => [field.path, [field.base, field.text]]));
  Object.keys(kept).length ? localStorage.setItem(drafts, JSON.stringify(kept)) : localStorage.removeItem(drafts);
};

const take = ({ version: now, fields: texts, problems, conflicts, moved }) => {
  version = now;
  for (const field of fields.values()) {
    const theirs = texts[field.path] ?? field.base;
    if (field.sent !== undefined || theirs !== field.base) field.take(theirs, problems[field.path]);
    if (conflicts.includes(field.path)) field.say("Two versions: both wait on the review’s page");
  }
  if (moved) return say("Entries were added or taken out elsewhere.", "Show them");
  const time = new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
  const refused = [...fields.values()].filter((field) => field.refused).length;
  say(refused ? `Saved but for ${refused}, ${time}` : `All saved, ${time}`);
};

const form = () => {
  const body = new URLSearchParams({ base: version });
  for (const field of open()) {
    field.sent = field.text;
    field.later = undefined;
    body.set(`f.${field.path}`, field.sent);
  }
  return body;
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
  } catch (error) {
    for (const field of fields.values()) field.sent = undefined;
    const count = open().length, changes = `${count} change${count === 1 ? "" : "s"}`;
    const isAnswer = error instanceof Response;
    if (count) say(isAnswer ? `Not saved. Kept in this browser, ${changes}.` : `Offline. Kept in this browser, ${changes}.`, isAnswer ? "Load the page again" : "");
    pause = 5000;
  }
  saving = false;
  keep();
  if (open().length || newest > version) timer = setTimeout(next, pause || 600);
};

const next = () => {
  if (open().length) {
    say("Saving…");
    exchange(() => fetch(`${address}/fields`, { method: "POST", body: form(), headers: { accept: "application/json" } }));
  } else if (newest > version) {
    exchange(() => fetch(`${address}/fields?since=${version}`));
  }
};

page.addEventListener("input", (event) => {
  const field = fields.get(event.target.closest("[data-field]")?.dataset.field);
  if (!field) return;
  field.refused = undefined;
  field.later = undefined;
  field.say(field.isOpen ? "Not saved yet" : "");
  keep();
  clearTimeout(timer);
  timer = setTimeout(next, 600);
});
page.addEventListener("focusout", (event) => fields.get(event.target.closest("[data-field]")?.dataset.field)?.leave());
addEventListener("online", next);
addEventListener("pagehide", () => {
  if (open().length && !saving) fetch(`${address}/fields`, { method: "POST", body: form(), headers: { accept: "application/json" }, keepalive: true });
});
// A form that adds or takes out leads to a new page: first what was typed.
page.addEventListener("submit", keep);

// What was typed here and never saved.
for (const [path, [base, text]] of Object.entries(JSON.parse(localStorage.getItem(drafts) ?? "{}"))) {
  const field = fields.get(path);
  if (field) field.text = field.isProse ? rebase(base, text, field.base) : text;
}
next();

// A page out of sight does not listen, since a browser keeps few connections to one place.
let events;
const listen = () => {
  if (document.hidden) { events?.close(); events = undefined; return; }
  events ??= new EventSource(`${page.dataset.events}?since=${version}`);
  events.onmessage = ({ data }) => {
    newest = Math.max(newest, JSON.parse(data).version);
    if (newest > version && !saving) next();
  };
  events.onopen = () => page.setAttribute("data-listens", "");
};
document.addEventListener("visibilitychange", listen);
addEventListener("pageshow", listen);
listen();

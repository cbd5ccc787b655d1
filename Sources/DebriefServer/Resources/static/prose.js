// Comfort in Markdown: tools beside the label, a preview, pictures and tables that are pasted, names that are completed.
const page = document.querySelector("[data-review]"), address = `/reviews/${page.dataset.review}`;
const element = (name, more = {}) => Object.assign(document.createElement(name), more);
const say = (area, words) => { const state = area.closest(".field")?.querySelector(".is"); if (state) state.textContent = words; };

// As if it had been typed, so that it can be undone.
const put = (area, text, start = area.selectionStart, end = area.selectionEnd) => {
  area.focus();
  area.setSelectionRange(start, end);
  if (document.execCommand("insertText", false, text)) return;
  area.setRangeText(text, start, end, "end");
  area.dispatchEvent(new InputEvent("input", { bubbles: true }));
};

// What is chosen between two marks, or without them where they are there.
const wrap = (area, mark) => {
  const { selectionStart: start, selectionEnd: end, value } = area;
  const isThere = value.slice(start - mark.length, start) === mark && value.slice(end, end + mark.length) === mark;
  const words = value.slice(start, end), length = mark.length;
  if (isThere) put(area, words, start - length, end + length);
  else put(area, mark + words + mark, start, end);
  const from = start + (isThere ? -length : length);
  area.setSelectionRange(from, from + words.length);
};

const list = (area) => {
  const { value, selectionEnd: end } = area;
  const start = value.lastIndexOf("\n", area.selectionStart - 1) + 1;
  const lines = value.slice(start, end).split("\n");
  const isList = lines.every((line) => line.startsWith("- "));
  put(area, lines.map((line) => (isList ? line.slice(2) : `- ${line}`)).join("\n"), start, end);
};

const link = (area) => {
  const { selectionStart: start, selectionEnd: end, value } = area;
  const words = value.slice(start, end) || "words";
  put(area, `[${words}](https://)`, start, end);
  const place = start + words.length + 3;
  area.setSelectionRange(place, place + 8);
};

const code = (area) => {
  const words = area.value.slice(area.selectionStart, area.selectionEnd);
  words.includes("\n") ? put(area, `\`\`\`\n${words}\n\`\`\``) : wrap(area, "`");
};

// Files are attached to the review, and shown where the caret is.
const attach = async (area, files) => {
  for (const file of files) {
    const time = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
    const name = /^image\.\w+$/.test(file.name) ? file.name.replace("image", `picture-${time}`) : file.name;
    say(area, `Attaching ${name}…`);
    try {
      const answer = await fetch(`${address}/attachments/${encodeURIComponent(name)}`, { method: "PUT", body: file });
      if (!answer.ok) throw new Error(answer.status === 413 ? "it is too large" : "the server did not take it");
      put(area, `${file.type.startsWith("image/") ? "!" : ""}[${name}](attachment:${encodeURIComponent(name)})`);
    } catch (error) {
      say(area, `${name} is not attached: ${error instanceof TypeError ? "the server cannot be reached" : error.message}`);
    }
  }
};

const image = (area) => {
  const picker = element("input", { type: "file", multiple: true });
  picker.addEventListener("change", () => attach(area, picker.files));
  picker.click();
};

// A table of a page or of a spreadsheet as one of Markdown.
const cell = (text) => text.trim().replace(/\s*\n\s*/g, " ").replaceAll("|", "\\|");
const markdown = (rows) => {
  const width = Math.max(...rows.map((row) => row.length));
  const line = (row) => `| ${Array.from({ length: width }, (_, i) => cell(row[i] ?? "")).join(" | ")} |`;
  const [head, ...rest] = rows;
  return [line(head), `|${" --- |".repeat(width)}`, ...rest.map(line)].join("\n");
};
const table = (data) => {
  const found = new DOMParser().parseFromString(data.getData("text/html"), "text/html").querySelector("table");
  if (found) return [...found.rows].map((row) => [...row.cells].map((one) => one.textContent));
  const lines = data.getData("text/plain").replace(/\r?\n$/, "").split(/\r?\n/);
  return lines.length > 1 && lines.every((line) => line.includes("\t")) ? lines.map((line) => line.split("\t")) : undefined;
};

const preview = async (area, button) => {
  const shown = area.parentElement.querySelector(".shown");
  if (shown) {
    shown.remove();
    area.hidden = false;
    button.ariaPressed = "false";
    return area.focus();
  }
  const answer = await fetch(`${address}/preview`, { method: "POST", body: new URLSearchParams({ text: area.value }) }).catch(() => undefined);
  if (!answer?.ok) return say(area, "The preview cannot be made now.");
  const box = element("div", { className: "shown", tabIndex: -1 });
  box.append(...new DOMParser().parseFromString(await answer.text(), "text/html").body.childNodes);
  area.before(box);
  area.hidden = true;
  button.ariaPressed = "true";
};

const tools = [
  ["B", "Bold, Ctrl+B", (area) => wrap(area, "**")], ["I", "Italic, Ctrl+I", (area) => wrap(area, "_")],
  ["</>", "Code", code], ["List", "List", list], ["Link", "Link", link], ["Image", "Image or file", image],
];
for (const area of page.querySelectorAll("textarea[data-comfort=prose]")) {
  const bar = element("span", { className: "tools", role: "group", ariaLabel: "Formatting" });
  for (const [label, name, run] of tools) {
    const button = element("button", { type: "button", className: "btn plain small", textContent: label, ariaLabel: name });
    button.addEventListener("click", () => { if (!area.hidden) run(area); });
    bar.append(button);
  }
  const look = element("button", { type: "button", className: "btn plain small", textContent: "Preview", ariaPressed: "false" });
  look.addEventListener("click", () => preview(area, look));
  bar.append(look);
  area.closest(".field").querySelector(".lab .end").before(bar);
}

// Names are completed: @ people, # incidents, AI- action items.
const choices = element("ul", { className: "choices", id: "choices", role: "listbox", ariaLabel: "Names that fit", hidden: true });
let chosen = 0, typed = "", target, asked = 0;
const close = () => {
  choices.hidden = true;
  target?.removeAttribute("aria-controls");
  target?.removeAttribute("aria-activedescendant");
  target = undefined;
};
const mark = (place) => {
  chosen = (place + choices.children.length) % choices.children.length;
  [...choices.children].forEach((one, i) => { one.ariaSelected = String(i === chosen); });
  target.setAttribute("aria-activedescendant", choices.children[chosen].id);
};
const choose = (option) => {
  const area = target, end = area.selectionStart;
  close();
  put(area, option.dataset.text + " ", end - typed.length, end);
};
const complete = async (area) => {
  const before = area.value.slice(0, area.selectionStart);
  typed = before.match(/(?:^|[\s(>])([@#][\p{L}\p{N}._-]{0,40}|[A-Z]{2,12}-\d{0,6})$/u)?.[1] ?? "";
  const turn = ++asked;
  if (!typed || area.selectionStart !== area.selectionEnd) return close();
  const answer = await fetch(`${address}/words?typed=${encodeURIComponent(typed)}`).catch(() => undefined);
  if (turn !== asked) return;
  const { words } = answer?.ok ? await answer.json() : { words: [] };
  if (turn !== asked || document.activeElement !== area || words.length === 0) return close();
  choices.replaceChildren(...words.map(({ text, hint }, i) => {
    const option = element("li", { role: "option", id: `choice-${i}`, textContent: text });
    option.dataset.text = text;
    option.append(" ", element("span", { className: "quiet", textContent: hint }));
    return option;
  }));
  target = area;
  area.after(choices);
  area.setAttribute("aria-controls", "choices");
  choices.hidden = false;
  mark(0);
};
choices.addEventListener("mousedown", (event) => {
  event.preventDefault();
  const option = event.target.closest("li");
  if (option) choose(option);
});

const isText = (one) => one.matches?.("textarea[data-comfort]");
page.addEventListener("input", (event) => { if (isText(event.target) && !event.isComposing) complete(event.target); });
page.addEventListener("focusout", (event) => { if (event.target === target) close(); });
page.addEventListener("keydown", (event) => {
  const area = event.target;
  if (!isText(area)) return;
  if (target === area) {
    const run = {
      ArrowDown: () => mark(chosen + 1), ArrowUp: () => mark(chosen - 1), Escape: close,
      Enter: () => choose(choices.children[chosen]), Tab: () => choose(choices.children[chosen]),
    }[event.key];
    if (run) { event.preventDefault(); return run(); }
  }
  const way = { b: "**", i: "_" }[event.key];
  if (way && (event.ctrlKey || event.metaKey) && !event.altKey) { event.preventDefault(); wrap(area, way); }
});
page.addEventListener("paste", (event) => {
  const area = event.target, data = event.clipboardData;
  if (!area.matches?.("textarea[data-comfort=prose]")) return;
  const rows = table(data);
  // A spreadsheet copies a picture of its table, too.
  if (rows) { event.preventDefault(); return put(area, markdown(rows)); }
  if (data.files.length > 0) { event.preventDefault(); attach(area, data.files); }
});
page.addEventListener("dragover", (event) => { if (isText(event.target) && event.dataTransfer.types.includes("Files")) event.preventDefault(); });
page.addEventListener("drop", (event) => {
  if (!event.target.matches?.("textarea[data-comfort=prose]") || event.dataTransfer.files.length === 0) return;
  event.preventDefault();
  attach(event.target, event.dataTransfer.files);
});

// What is written in one line is shown as it is understood, before it is added.
let turn = 0, waits;
page.addEventListener("input", ({ target: line }) => {
  if (!line.matches(".adding .quick")) return;
  const box = line.form.querySelector(".preview"), mine = ++turn;
  if (!box) return;
  clearTimeout(waits);
  if (line.value.trim() === "") return box.replaceChildren();
  waits = setTimeout(async () => {
    const words = new URLSearchParams(new FormData(line.form));
    const answer = await fetch(`${address}/elements/understood?${words}`).catch(() => undefined);
    if (!answer?.ok || mine !== turn) return;
    const parts = new DOMParser().parseFromString(await answer.text(), "text/html").body.childNodes;
    if (mine === turn) box.replaceChildren(...parts);
  }, 150);
});

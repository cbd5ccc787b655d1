// Doubts of an imported document by keyboard: J and K go from one to the next, E into its field, L to its line; Enter
// presses the button that one is at.
const doubts = () => [...document.querySelectorAll(".got.doubt")];
const buttonOf = (doubt) => doubt.querySelector("button[value=yes]");
const isTyping = (place) => place.matches("input:not([type=radio]), textarea, select, [contenteditable]");

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || document.querySelector("dialog[open]")) return;
  const all = doubts(), at = all.indexOf(event.target.closest(".got"));
  const way = { j: 1, k: -1 }[event.key.toLowerCase()];
  if (way) return buttonOf(all[Math.max(0, Math.min(all.length - 1, at < 0 ? 0 : at + way))] ?? document.body)?.focus();
  const place = { e: ".settle :is(input:not([type=hidden]), textarea, select)", l: "header a" }[event.key.toLowerCase()];
  const found = place && (all[at] ?? all[0])?.querySelector(place);
  if (!found) return;
  event.preventDefault();
  event.key.toLowerCase() === "l" ? found.click() : found.focus();
});

// The line of the doubt that one is at is in sight.
const follow = (place) => {
  const link = place?.closest(".got.doubt")?.querySelector("header a");
  for (const line of document.querySelectorAll(".source .now")) line.classList.remove("now");
  const line = link && document.querySelector(link.hash), source = line?.closest(".source");
  if (!line) return;
  line.classList.add("now");
  source.scrollTop += line.getBoundingClientRect().top - source.getBoundingClientRect().top - source.clientHeight / 3;
};
addEventListener("focusin", (event) => follow(event.target));
follow(document.activeElement);

// A word that is offered below a list becomes a line of it, or one more behind the commas of a field in one line.
document.addEventListener("click", ({ target }) => {
  const button = target.closest(".offers button");
  if (!button) return;
  const field = document.getElementById(button.closest(".offers").dataset.into), word = button.textContent;
  const [mark, cut] = field.localName === "textarea" ? ["\n", "\n"] : [", ", /\s*,\s*/];
  const lines = field.value.split(cut).filter((line) => line.trim());
  if (!lines.some((line) => line.trim().toLowerCase() === word.toLowerCase())) lines.push(word);
  field.value = lines.join(mark);
  for (const name of ["input", "change"]) field.dispatchEvent(new Event(name, { bubbles: true }));
});

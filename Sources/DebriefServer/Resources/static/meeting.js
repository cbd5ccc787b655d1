// The meeting's comforts: arrow keys go to the next part, and a clock says how long it has been.
addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, select, textarea, [contenteditable]")) return;
  const way = { ArrowRight: "next", ArrowLeft: "prev" }[event.key];
  document.querySelector(`.walk a[rel=${way}]`)?.click();
});

const timer = document.querySelector("[data-comfort=timer]");
if (timer) {
  const key = `debrief meeting ${timer.dataset.clock}`, planned = Number(timer.dataset.minutes ?? 0) * 60;
  // Seconds before it was paused, and since when it goes on.
  const state = JSON.parse(sessionStorage.getItem(key) ?? '{"before":0,"since":null}');
  const clock = document.createElement("span"), button = document.createElement("button");
  clock.className = "clock";
  clock.setAttribute("role", "timer");
  button.type = "button";
  button.className = "btn small";
  const said = (seconds) => {
    const minutes = Math.floor(seconds / 60), rest = String(Math.floor(seconds % 60)).padStart(2, "0");
    return minutes < 60 ? `${minutes}:${rest}` : `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}:${rest}`;
  };
  const show = () => {
    const seconds = state.before + (state.since === null ? 0 : (Date.now() - state.since) / 1000);
    const over = planned > 0 && seconds > planned;
    clock.textContent = said(seconds) + (planned === 0 ? "" : over ? `, ${said(seconds - planned)} over ${said(planned)}` : ` of ${said(planned)}`);
    clock.classList.toggle("over", over);
    button.textContent = state.since === null ? (state.before > 0 ? "Go on" : "Start the clock") : "Pause";
  };
  button.addEventListener("click", () => {
    if (state.since === null) state.since = Date.now();
    else { state.before += (Date.now() - state.since) / 1000; state.since = null; }
    sessionStorage.setItem(key, JSON.stringify(state));
    show();
  });
  timer.replaceChildren(clock, button);
  show();
  setInterval(show, 1000);
}

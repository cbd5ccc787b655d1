// The causes as they are drawn follow what is written. Nothing that somebody is in is drawn anew.
const page = document.querySelector("[data-comfort=write]"), box = document.querySelector("#causes");

const draw = async () => {
  const answer = await fetch(`/reviews/${page.dataset.review}/whys${location.search}`);
  if (!answer.ok || answer.redirected) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const old of box.children) {
    const now = fresh.getElementById(old.id);
    if (!now || old.querySelector("[data-field]") || old.contains(document.activeElement)) continue;
    if (old.innerHTML !== now.innerHTML) old.replaceChildren(...now.childNodes);
  }
};

page.addEventListener("kept", () => { if (box?.children.length) draw().catch(() => {}); });

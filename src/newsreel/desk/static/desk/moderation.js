/* The queue by keyboard: each decision is sent at once, and can be undone. */
(() => {
  const form = document.querySelector("form.moderation");
  if (!form) return;
  const entries = [...form.querySelectorAll(".entry")];
  const said = form.querySelector(".said");
  const done = [];
  const back = { shown: "show", hidden: "hide", held: "hold" };

  const at = () => entries.indexOf(document.activeElement.closest(".entry"));

  const go = (place) => {
    const entry = entries[Math.max(0, Math.min(place, entries.length - 1))];
    entry.focus();
    entry.scrollIntoView({ block: "nearest" });
  };

  const send = async (entry, verb) => {
    const body = new FormData();
    body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    body.set("verb", verb);
    body.set("comment", entry.dataset.comment);
    const answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(answer.status);
    const { state } = await answer.json();
    entry.dataset.state = state;
    entry.querySelector(".entry-state").textContent = state;
  };

  const decide = async (verb) => {
    const place = Math.max(0, at());
    const entry = entries[place];
    const before = entry.dataset.state;
    if (back[before] === verb) return go(place + 1);
    go(place + 1);
    try {
      await send(entry, verb);
      done.push([entry, back[before]]);
      entry.classList.add("done");
      said.textContent = `${entry.querySelector("b").textContent}: ${entry.dataset.state}.`;
    } catch {
      go(place);
      said.textContent = "The decision could not be sent. Try again.";
    }
  };

  const undo = async () => {
    const last = done.pop();
    if (!last) return;
    const [entry, verb] = last;
    try {
      await send(entry, verb);
      entry.classList.remove("done");
      said.textContent = form.dataset.undo;
      go(entries.indexOf(entry));
    } catch {
      done.push(last);
      said.textContent = "The decision could not be undone. Try again.";
    }
  };

  const select = () => {
    const box = entries[Math.max(0, at())].querySelector("input[type=checkbox]");
    box.checked = !box.checked;
  };

  const keys = {
    j: () => go(at() + 1),
    k: () => go(at() - 1),
    s: () => decide("show"),
    h: () => decide("hide"),
    w: () => decide("hold"),
    u: undo,
    x: select,
  };
  document.addEventListener("keydown", (event) => {
    const typing = event.target.matches("input:not([type=checkbox]), textarea, select, [contenteditable]");
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    const does = keys[event.key];
    if (!does) return;
    event.preventDefault();
    does();
  });
  go(0);
})();

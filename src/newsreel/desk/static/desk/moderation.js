/* The queue by keyboard: each decision is sent at once, and can be undone. */
(() => {
  const form = document.querySelector("form.moderation");
  if (!form) return;
  const entries = [...form.querySelectorAll(".entry")];
  const said = form.querySelector(".said");
  const done = [];
  const becomes = { show: "shown", hide: "hidden", hold: "held" };

  const at = () => entries.indexOf(document.activeElement.closest(".entry"));
  const current = () => entries[Math.max(0, at())];

  // After the last one the way leads on to the next page of the queue.
  const more = document.querySelector(".more");

  const go = (place) => {
    if (place === entries.length && more) return more.focus();
    const entry = entries[Math.max(0, Math.min(place, entries.length - 1))];
    entry.focus({ preventScroll: true });
    entry.scrollIntoView({ block: "nearest" });
  };

  const post = async (url, fields) => {
    const body = new FormData();
    body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    for (const [name, value] of Object.entries(fields)) body.append(name, value);
    const answer = await fetch(url, { method: "POST", body, headers: { Accept: "application/json" } });
    const told = await answer.json().catch(() => ({}));
    if (!answer.ok) throw new Error(told.error || form.dataset.failed);
    return told;
  };

  const show = ({ comment, decision, state, name, picked, staff }) => {
    const entry = document.getElementById(`comment-${comment}`);
    Object.assign(entry.dataset, { state, decision, picked: picked ? "1" : "", staff: staff ? "1" : "" });
    entry.querySelector(".entry-state").textContent = name;
    entry.querySelector(".entry-pick").hidden = !picked;
    entry.querySelector(".entry-badge").hidden = !staff;
    return entry;
  };

  const decide = async (verb, entry = current()) => {
    const place = entries.indexOf(entry);
    const moves = verb in becomes;
    if (moves) go(place + 1);
    if (entry.dataset.state === becomes[verb] && !entry.querySelector(".entry-report")) return;
    try {
      const { changed } = await post(form.action, { verb, comment: entry.dataset.comment });
      for (const one of changed) {
        show(one);
        done.push(one.decision);
        if (moves) entry.classList.add("done");
        said.textContent = `${entry.querySelector(".entry-author").textContent}: ${one.name}.`;
      }
    } catch (error) {
      go(place);
      said.textContent = error.message;
    }
  };

  const undo = async (decision = done.pop()) => {
    if (!decision) return;
    try {
      const { changed } = await post(form.action, { verb: "undo", decision });
      for (const one of changed) {
        const entry = show(one);
        entry.classList.remove("done");
        go(entries.indexOf(entry));
      }
      said.textContent = changed.length ? form.dataset.undone : form.dataset.later;
    } catch (error) {
      done.push(decision);
      said.textContent = error.message;
    }
  };

  const select = () => {
    const box = current().querySelector("input[type=checkbox]");
    box.checked = !box.checked;
  };

  const pick = (entry = current()) => decide(entry.dataset.picked ? "unpick" : "pick", entry);
  const badge = (entry = current()) => decide(entry.dataset.staff ? "unbadge" : "badge", entry);

  const open = (what, entry = current()) => {
    const dialog = document.getElementById(`dialog-${what}`);
    const own = dialog.querySelector("form");
    own.reset();
    own.dataset.comment = entry.dataset.comment;
    own.querySelector(".wrong").textContent = "";
    for (const one of own.querySelectorAll("[data-of]")) one.textContent = entry.dataset[one.dataset.of];
    const kinds = [...own.querySelectorAll("[name=kind]")];
    for (const kind of kinds) kind.disabled = !entry.dataset[kind.value];
    const first = kinds.find((kind) => !kind.disabled);
    if (first) first.checked = true;
    dialog.addEventListener("close", () => go(entries.indexOf(entry)), { once: true });
    dialog.showModal();
  };

  for (const dialog of document.querySelectorAll("dialog[id^=dialog-]")) {
    const own = dialog.querySelector("form");
    dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close());
    own.addEventListener("submit", async (event) => {
      event.preventDefault();
      try {
        const url = own.dataset.action.replace("/0/", `/${own.dataset.comment}/`);
        const told = await post(url, Object.fromEntries(new FormData(own)));
        dialog.close();
        said.textContent = told.said;
      } catch (error) {
        own.querySelector(".wrong").textContent = error.message;
      }
    });
  }

  form.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    const entry = button && button.closest(".entry");
    if (!entry) return;
    if (button.dataset.dialog) return open(button.dataset.dialog, entry);
    const [verb, number] = button.value.split(":");
    event.preventDefault();
    if (verb === "undo") undo(number);
    else if (verb === "pick") pick(entry);
    else if (verb === "badge") badge(entry);
    else decide(verb, entry);
  });
  form.querySelector(".all").addEventListener("change", (event) => {
    for (const box of form.querySelectorAll("[name=comment]")) box.checked = event.target.checked;
  });

  const keys = {
    j: () => go(at() + 1),
    k: () => go(at() - 1),
    s: () => decide("show"),
    h: () => decide("hide"),
    w: () => decide("hold"),
    p: () => pick(),
    u: () => undo(),
    x: select,
    a: () => open("answer"),
    n: () => open("note"),
    b: () => open("ban"),
    "/": () => document.querySelector(".narrow [type=search]").focus(),
  };
  document.addEventListener("keydown", (event) => {
    const typing = event.target.matches("input:not([type=checkbox]), textarea, select, [contenteditable], dialog *");
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    const does = keys[event.key.toLowerCase()];
    if (!does) return;
    event.preventDefault();
    does();
  });
  go(0);
})();

/* The front page's table: one list of places, the lead first. Whatever changes it (a drop, an
   arrow, the search) goes through change(), which shows it, says it and asks for the previews. */
(() => {
  const desk = document.querySelector("[data-front-desk]");
  if (!desk) return;
  const base = desk.dataset.frontDesk;
  const given = JSON.parse(document.getElementById("front-given").textContent);
  const words = JSON.parse(document.getElementById("front-words").textContent);
  const part = (name) => desk.querySelector(`[data-front="${name}"]`);
  const say = (name, values = {}) =>
    words[name].replace(/%\((\w+)\)s/g, (_, key) => values[key] ?? "");
  const shown = given.shown;

  let { lead, seconds, draft, edition, by, at } = given;
  let dirty = false;
  let found = [];
  let dragged = null;

  const make = (tag, className, text) => {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (text !== undefined) element.textContent = text;
    return element;
  };
  const named = (story) => {
    const name = make("bdi", "front-headline", story.headline);
    name.lang = desk.dataset.language;
    return name;
  };
  const button = (sign, label, act) => {
    const made = make("button", "front-act", sign);
    made.type = "button";
    made.setAttribute("aria-label", label);
    made.title = label;
    made.onclick = act;
    return made;
  };

  /* The arrangement as one list: place 0 is the lead's, null while the newest story takes it. */
  const places = () => [lead, ...seconds];
  const placeOf = (id) => places().findIndex((story) => story && story.id === id);
  const nameOf = (place) =>
    place === 0 ? words.lead : place <= shown ? say("second", { n: place }) : words.reserve;
  const saidOf = (story) => {
    const place = placeOf(story.id);
    if (place < 0) return say("removed", { story: story.headline });
    const key = place === 0 ? "now_lead" : place <= shown ? "now_second" : "now_reserve";
    return say(key, { story: story.headline, n: place });
  };

  const without = (list, id) => list.filter((story) => !story || story.id !== id);
  function put(story, place) {
    const from = placeOf(story.id);
    const rest = without(seconds, story.id);
    if (from === 0) lead = null;
    seconds = rest;
    if (place === 0) {
      if (lead) seconds = [lead, ...seconds];
      lead = story;
    } else {
      seconds = [...seconds.slice(0, place - 1), story, ...seconds.slice(place - 1)];
    }
  }
  function remove(story) {
    if (placeOf(story.id) === 0) lead = null;
    else seconds = without(seconds, story.id);
  }
  function move(story, by) {
    const from = placeOf(story.id);
    const to = from + by;
    if (to < 0 || to >= places().length) return;
    if (from === 0 || to === 0) {
      const second = seconds[0];
      seconds = [...(lead ? [lead] : []), ...seconds.slice(1)];
      lead = second;
    } else {
      const list = without(seconds, story.id);
      list.splice(to - 1, 0, story);
      seconds = list;
    }
  }
  function change(story, act, focus) {
    act();
    dirty = true;
    show();
    part("said").textContent = saidOf(story);
    if (focus) refocus(story, focus);
    preview();
  }
  function refocus(story, what) {
    const item = part("slots").querySelector(`[data-id="${story.id}"]`);
    const target = item
      ? item.querySelector(`[data-act="${what}"]:not(:disabled)`) || item.querySelector("button:not(:disabled)")
      : document.getElementById("front-query");
    target?.focus();
  }

  /* -- showing ------------------------------------------------------------------------------- */

  function show() {
    const list = part("slots");
    list.replaceChildren(...places().map(slot));
    if (seconds.length < shown) {
      for (let place = seconds.length + 1; place <= shown; place += 1) list.append(slot(null, place));
    }
    const verb = (name) => desk.querySelector(`[data-do="${name}"]`);
    verb("discard").hidden = !draft && !dirty;
    const status = part("status");
    status.textContent = dirty
      ? words.unsaved
      : draft
        ? say("draft_of", { who: by, when: at })
        : by || at
          ? say("live_of", { who: by || "–", when: at })
          : words.automatic;
    status.classList.toggle("is-dirty", dirty || draft);
    showFound();
  }

  function slot(story, place) {
    const item = make("li", "front-slot");
    item.dataset.place = place;
    if (place === 0) item.classList.add("is-lead");
    if (place > shown) item.classList.add("is-reserve");
    item.append(make("span", "front-place", nameOf(place)));
    if (!story) {
      item.append(make("span", "front-empty", words.by_time));
      return item;
    }
    item.dataset.id = story.id;
    item.draggable = true;
    const body = make("span", "front-story");
    body.append(named(story));
    body.append(make("span", "front-about", [story.section, story.kind, story.published].filter(Boolean).join(" · ")));
    if (!story.public) body.append(make("strong", "front-hidden", words.not_public));
    const acts = make("span", "front-acts");
    for (const [act, sign, by] of [["up", "↑", -1], ["down", "↓", 1]]) {
      const made = button(sign, say(act, { story: story.headline }), () =>
        change(story, () => move(story, by), act));
      made.dataset.act = act;
      const to = place + by;
      made.disabled = to < 0 || to >= places().length;
      acts.append(made);
    }
    const off = button("×", say("remove", { story: story.headline }), () =>
      change(story, () => remove(story), "remove"));
    off.dataset.act = "remove";
    acts.append(off);
    item.append(body, acts);
    return item;
  }

  function showFound() {
    part("found").replaceChildren(...found.map((story) => {
      const item = make("li", "front-candidate");
      item.dataset.found = story.id;
      item.draggable = true;
      const body = make("span", "front-story");
      body.append(named(story));
      body.append(make("span", "front-about", [story.section, story.kind, story.published].filter(Boolean).join(" · ")));
      const acts = make("span", "front-acts");
      if (placeOf(story.id) >= 0) acts.append(make("span", "front-about", words.placed));
      else {
        acts.append(
          button(words.lead, say("as_lead", { story: story.headline }), () =>
            change(story, () => put(story, 0), "down")),
          button("+", say("as_second", { story: story.headline }), () =>
            change(story, () => put(story, seconds.length + 1), "up")),
        );
      }
      item.append(body, acts);
      return item;
    }));
  }

  /* -- dragging ------------------------------------------------------------------------------ */

  const storyOf = (element) => {
    const item = element.closest?.("[data-id], [data-found]");
    if (!item) return null;
    const id = Number(item.dataset.id || item.dataset.found);
    return places().find((s) => s && s.id === id) || found.find((s) => s.id === id) || null;
  };
  desk.addEventListener("dragstart", (event) => {
    dragged = storyOf(event.target);
    if (!dragged) return;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", dragged.headline);
    event.target.classList.add("is-dragged");
  });
  desk.addEventListener("dragend", (event) => {
    event.target.classList.remove("is-dragged");
    mark(null);
    dragged = null;
  });
  const mark = (item) => {
    for (const other of desk.querySelectorAll(".is-over")) other.classList.remove("is-over");
    item?.classList.add("is-over");
  };
  desk.addEventListener("dragover", (event) => {
    const item = event.target.closest?.(".front-slot");
    if (!dragged || !item) return;
    event.preventDefault();
    mark(item);
  });
  desk.addEventListener("drop", (event) => {
    const item = event.target.closest?.(".front-slot");
    if (!dragged || !item) return;
    event.preventDefault();
    const story = dragged;
    const to = Math.min(Number(item.dataset.place), seconds.length + 1);
    change(story, () => put(story, to), "up");
  });

  /* -- asking -------------------------------------------------------------------------------- */

  const token = () => document.querySelector("[name=csrfmiddlewaretoken]")?.value
    || window.wagtailConfig?.CSRF_TOKEN
    || JSON.parse(document.getElementById("wagtail-config").textContent).CSRF_TOKEN;
  const post = (where, data) =>
    fetch(where, {
      method: "POST",
      headers: { "content-type": "application/json", "x-csrftoken": token() },
      body: JSON.stringify(data),
    });

  let asked = 0;
  let waiting;
  async function search() {
    const query = document.getElementById("front-query").value;
    const mine = ++asked;
    try {
      const answer = await fetch(`${base}stories/?q=${encodeURIComponent(query)}`);
      const { stories } = await answer.json();
      if (mine !== asked) return;
      found = stories;
      part("count").textContent = stories.length ? say("found", { n: stories.length }) : words.none;
      showFound();
    } catch {
      if (mine === asked) part("count").textContent = words.failed;
    }
  }
  document.getElementById("front-query").addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(search, 200);
  });

  const screens = [...desk.querySelectorAll(".front-screen")];
  let drawing;
  let drawn = "";
  function preview() {
    clearTimeout(drawing);
    drawing = setTimeout(() => {
      const at = new URLSearchParams({
        lead: lead ? lead.id : "",
        seconds: seconds.map((story) => story.id).join(","),
      });
      if (drawn === at.toString()) return;
      drawn = at.toString();
      for (const screen of screens) {
        const frame = screen.firstElementChild;
        const url = `${base}preview/?${at}`;
        if (frame.contentWindow) frame.contentWindow.location.replace(url);
        else frame.src = url;
      }
    }, 150);
  }
  function fit(screen) {
    const frame = screen.firstElementChild;
    const width = Number(screen.dataset.width);
    const scale = Math.min(1, screen.clientWidth / width);
    const root = frame.contentDocument?.documentElement;
    const height = root ? root.scrollHeight : 800;
    frame.style.width = `${width}px`;
    frame.style.height = `${height}px`;
    frame.style.transform = `scale(${scale})`;
    frame.style.marginBlockEnd = `${-height * (1 - scale)}px`;
    frame.style.marginInlineEnd = `${-width * (1 - scale)}px`;
  }
  for (const screen of screens) {
    screen.firstElementChild.addEventListener("load", () => fit(screen));
    new ResizeObserver(() => fit(screen)).observe(screen);
  }

  /* -- saving, and others -------------------------------------------------------------------- */

  function take(now) {
    ({ lead, seconds, draft, edition, by, at } = now);
    dirty = false;
    part("meanwhile").hidden = true;
    show();
    preview();
  }
  function meanwhile(now) {
    const box = part("meanwhile");
    const theirs = make("button", "button button-small", words.take_theirs);
    const mine = make("button", "button button-small button-secondary", words.keep_mine);
    theirs.type = mine.type = "button";
    theirs.onclick = async () => {
      try {
        const answer = await fetch(`${base}?as=data`);
        take(await answer.json());
      } catch {
        part("said").textContent = words.failed;
      }
    };
    mine.onclick = () => {
      edition = now.edition;
      box.hidden = true;
    };
    box.replaceChildren(make("p", "", say("meanwhile", { who: now.by, when: now.at })), theirs, mine);
    box.dataset.edition = now.edition;
    box.hidden = false;
  }
  async function keep(verb) {
    try {
      const answer = await post(base, {
        do: verb,
        edition,
        lead: lead && lead.id,
        seconds: seconds.map((story) => story.id),
      });
      const now = await answer.json();
      if (answer.status === 409) return meanwhile(now);
      if (!answer.ok) throw new Error(now.fault);
      take(now);
      part("said").textContent = words[{ live: "live", draft: "kept", discard: "discarded" }[verb]];
      const status = part("status");
      status.textContent = `${part("said").textContent} ${status.textContent}`;
    } catch (error) {
      part("status").textContent = error.message && !(error instanceof SyntaxError || error instanceof TypeError)
        ? error.message
        : words.failed;
    }
  }
  for (const verb of desk.querySelectorAll("[data-do]")) {
    verb.addEventListener("click", () => keep(verb.dataset.do));
  }
  async function watch() {
    if (!document.hidden) {
      try {
        const now = await (await post(`${base}watch/`, {})).json();
        part("others").textContent = now.others.length ? say("others", { who: now.others.join(", ") }) : "";
        const box = part("meanwhile");
        if (now.edition > edition && (box.hidden || Number(box.dataset.edition) < now.edition)) meanwhile(now);
      } catch {
        /* Asked again in a moment. */
      }
    }
    setTimeout(watch, 4000);
  }
  addEventListener("beforeunload", (event) => {
    if (dirty) event.preventDefault();
  });

  show();
  search();
  preview();
  watch();
})();

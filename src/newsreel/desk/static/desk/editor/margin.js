/* Comments in the margin: on what is marked in the story, shown to everybody who has it open. */
(() => {
  const EVERY = 8000;
  const body = window.newsreelBody;
  let marked = null;

  const panel = () => document.querySelector("[data-desk-margin]");
  const notes = () => panel().querySelector("[data-desk-notes]");

  /* The field or block in which something is marked. */
  function placeOf(node) {
    const element = node instanceof Element ? node : node?.parentElement;
    if (!element?.closest("#w-editor-form")) return null;
    const block = element.closest("[data-streamfield-child][data-contentpath]");
    let outer = block;
    while (outer?.parentElement.closest("[data-streamfield-child][data-contentpath]")) {
      outer = outer.parentElement.closest("[data-streamfield-child][data-contentpath]");
    }
    if (outer) return { field: "body", block: outer.dataset.contentpath };
    const field = element.closest("[data-contentpath]");
    return field ? { field: field.dataset.contentpath, block: "" } : null;
  }

  function mark() {
    const { activeElement } = document;
    if (panel()?.contains(activeElement)) return;
    let quote = "";
    let place = null;
    if (activeElement?.matches("input, textarea") && activeElement.selectionEnd) {
      const { value, selectionStart, selectionEnd } = activeElement;
      quote = value.slice(selectionStart, selectionEnd);
      place = placeOf(activeElement);
    } else {
      const selection = document.getSelection();
      quote = selection.toString();
      place = placeOf(selection.anchorNode);
    }
    if (!place) return;
    marked = { ...place, quote: quote.trim() };
    const shown = panel().querySelector("[data-desk-quote]");
    shown.textContent = marked.quote;
    shown.hidden = !marked.quote;
  }

  document.addEventListener("selectionchange", () => panel() && mark());

  async function send(fields) {
    const data = new FormData();
    const token = document.querySelector("#w-editor-form [name=csrfmiddlewaretoken]");
    data.append("csrfmiddlewaretoken", token.value);
    Object.entries(fields).forEach(([name, value]) => data.append(name, value));
    const answer = await fetch(panel().dataset.deskMargin, { method: "POST", body: data }).catch(
      () => null,
    );
    if (!answer) {
      body.say(body.panel().dataset.away, true);
      return false;
    }
    show(await answer.text());
    return answer.ok;
  }

  function show(html) {
    const writing = notes().querySelector("textarea");
    if (writing?.value) return; /* somebody is answering: the next look shows it */
    notes().innerHTML = html; /* made by the desk's own template, which escapes */
    count();
  }

  function count() {
    const open = notes().querySelector("[data-desk-open]")?.dataset.deskOpen || "0";
    const badge = document.querySelector('[data-side-panel-toggle="margin"] [data-side-panel-toggle-counter]');
    if (badge) {
      badge.textContent = open;
      badge.hidden = open === "0";
      const toggle = badge.closest("button");
      const said = toggle.getAttribute("aria-label").replace(/: \d+$/, "");
      toggle.setAttribute("aria-label", open === "0" ? said : `${said}: ${open}`);
    }
    document.querySelectorAll(".desk-noted").forEach((e) => e.classList.remove("desk-noted"));
    notes().querySelectorAll("li[data-field]").forEach((note) => find(note)?.classList.add("desk-noted"));
    const line = document.querySelector("[data-desk-present]");
    if (line) {
      line.textContent = notes().querySelector("[data-desk-here]")?.dataset.deskHere || "";
      line.hidden = !line.textContent;
    }
  }

  function find(note) {
    const { block, field } = note.dataset;
    const name = CSS.escape(block || field || "");
    return name ? document.querySelector(`#w-editor-form [data-contentpath="${name}"]`) : null;
  }

  async function refresh() {
    if (!panel() || document.hidden) return;
    const answer = await fetch(panel().dataset.deskMargin).catch(() => null);
    if (answer?.ok) show(await answer.text());
  }

  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (!form.matches?.("[data-desk-note]")) return;
    event.preventDefault();
    const fields = { text: form.elements.text.value };
    if (form.dataset.answers) fields.answers = form.dataset.answers;
    else Object.assign(fields, marked || {});
    if (form.dataset.answers) form.elements.text.value = "";
    if ((await send(fields)) && !form.dataset.answers) {
      form.reset();
      marked = null;
      panel().querySelector("[data-desk-quote]").hidden = true;
    }
  });

  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-desk-resolve], [data-desk-answer], [data-desk-show]");
    if (!button) return;
    if (button.dataset.deskResolve) send({ resolve: button.dataset.deskResolve });
    else if (button.dataset.deskAnswer) answer(button);
    else {
      const place = find(button.closest("li"));
      place?.scrollIntoView({ block: "center" });
      place?.querySelector("[contenteditable=true], input, textarea")?.focus();
    }
  });

  function answer(button) {
    const form = document.createElement("form");
    form.dataset.deskNote = "";
    form.dataset.answers = button.dataset.deskAnswer;
    const text = document.createElement("textarea");
    text.name = "text";
    text.rows = 2;
    text.maxLength = 5000;
    text.setAttribute("aria-label", button.textContent);
    const done = document.createElement("button");
    done.className = "button button-small";
    done.textContent = button.textContent;
    form.append(text, done);
    button.parentElement.replaceWith(form);
    text.focus();
  }

  /* To the place for a comment, as soon as it is there. */
  function write(tries = 60) {
    const place = document.getElementById("desk-note-text");
    place.focus();
    if (document.activeElement !== place && tries) requestAnimationFrame(() => write(tries - 1));
  }

  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey && event.altKey && event.code === "KeyM") || !panel()) return;
    event.preventDefault();
    mark();
    if (!panel().offsetParent) document.querySelector('[data-side-panel-toggle="margin"]').click();
    write();
  });

  window.addEventListener("load", () => {
    if (!body.panel()) return;
    const line = document.createElement("p");
    line.className = "desk-here";
    line.setAttribute("role", "status");
    line.dataset.deskPresent = "";
    line.hidden = true;
    document.getElementById("w-editor-form").prepend(line);
    if (panel()) count();
    /* A new story has its margin once it was saved for the first time. */
    setTimeout(refresh, 1500);
    setInterval(refresh, EVERY);
  });
})();

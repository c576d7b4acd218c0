/* The story's body as the other scripts here see it: where somebody writes, what comes in there,
   and a line that says what was done. */
(() => {
  const panel = () => document.querySelector("[data-desk-add]");

  /* Wagtail's own object for the body: the stream of blocks. */
  function stream() {
    return window.wagtail.editHandler.getPanelByName("body").getBoundWidget();
  }

  let lastIndex = -1;

  /* The number of the block that holds this element; -1 where none does. */
  function indexOf(element) {
    return stream().children.findIndex((child) => child.element.contains(element));
  }

  document.addEventListener("focusin", (event) => {
    if (!panel() || !window.wagtail?.editHandler) return;
    const index = indexOf(event.target);
    if (index >= 0) lastIndex = index;
  });

  /* Where something that is not told its place comes in: after the block last written in. */
  function here() {
    const { length } = stream().children;
    return lastIndex >= 0 && lastIndex < length ? lastIndex + 1 : length;
  }

  function isEmpty(child) {
    if (child.type !== "paragraph") return false;
    const text = child.element.querySelector(".public-DraftEditor-content");
    return !!text && !text.textContent.trim();
  }

  /* Put blocks in from ``index`` on, in place of an empty paragraph before it. */
  function insert(blocks, index) {
    const body = stream();
    let at = index;
    if (at > 0 && isEmpty(body.children[at - 1])) {
      at -= 1;
      body.deleteBlock(at);
    }
    blocks.forEach((block, n) => body.insert(block, at + n));
    lastIndex = at + blocks.length - 1;
    const last = body.children[lastIndex];
    if (last) {
      last.focus();
      last.element.scrollIntoView({ block: "nearest" });
    }
    changed();
  }

  /* A new paragraph after the block of this number, to write on in. */
  function goOn(index) {
    const body = stream();
    const value = body.blockDef.initialChildStates.paragraph;
    const id = window.crypto.randomUUID?.() ?? null; /* none by plain HTTP: the desk gives one */
    body.insert({ type: "paragraph", value, id }, index + 1, { focus: true });
    changed();
  }

  function changed() {
    document.getElementById("w-editor-form").dispatchEvent(new Event("change", { bubbles: true }));
  }

  /* What was done, for as long as it takes to read; a fault until the next thing is done. */
  let fading = 0;
  function say(sentence, isFault = false) {
    const line = panel().querySelector("[data-desk-said]");
    line.textContent = sentence;
    line.classList.toggle("desk-said--fault", isFault);
    clearTimeout(fading);
    if (!isFault) fading = setTimeout(() => say(""), 5000 + 80 * sentence.length);
  }

  /* Ask the desk; gives the answer's JSON. Throws an Error with a sentence where it fails. */
  async function ask(name, fields) {
    const data = new FormData();
    const token = document.querySelector("#w-editor-form [name=csrfmiddlewaretoken]");
    data.append("csrfmiddlewaretoken", token.value);
    Object.entries(fields).forEach(([field, value]) => data.append(field, value));
    let answer;
    try {
      answer = await fetch(panel().dataset[name], { method: "POST", body: data });
    } catch {
      throw new Error(panel().dataset.away);
    }
    const json = await answer.json().catch(() => ({}));
    if (answer.ok) return json;
    const error = new Error(json.error || panel().dataset.refused);
    error.fields = json.errors || {};
    throw error;
  }

  window.newsreelBody = { panel, stream, indexOf, here, insert, goOn, changed, say, ask };
})();

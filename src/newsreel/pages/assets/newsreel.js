// What script adds to a page that is whole without it: the state of the air and the breaking line
// where they are not baked, a button that copies the page's address, and a comment sent in one step.
{
  const page = document;
  const make = (tag, text, into) => {
    const element = page.createElement(tag);
    element.textContent = text;
    into.append(element);
    return element;
  };

  const button = page.querySelector(".copy button");
  if (button && navigator.clipboard) {
    const canonical = page.querySelector("link[rel=canonical]");
    button.classList.add("ready");
    button.onclick = async () => {
      await navigator.clipboard.writeText(canonical ? canonical.href : location.href);
      button.textContent = button.dataset.done;
      button.setAttribute("aria-live", "polite");
    };
  }

  // Addresses of comments once ended with the whole of their ids.
  const old = location.hash.match(/^#comment-([0-9a-f]{8})-/);
  if (old) location.replace(`#comment-${old[1]}`);

  // Comments have a script of their own, fetched when somebody comes to them.
  const write = page.querySelector("form[data-script]");
  const come = (seen) => seen.pop().isIntersecting && import(write.dataset.script);
  if (write) new IntersectionObserver(come).observe(write.parentNode);

  // The line that the page shows: baked in, where it keeps its place whatever becomes of it, or
  // put over the page here.
  const baked = page.querySelector(".breaking");
  let shown = "", flash;
  if (baked) {
    const said = baked.lastChild;
    shown = said.textContent.trim() + (said.pathname || "");
  }
  const fill = (line, { label, text, url }) => {
    line.replaceChildren();
    make("strong", label, line);
    line.append(" ");
    if (url) make("a", text, line).href = url;
    else line.append(text);
  };
  const show = ({ air, line, breaking }) => {
    const live = page.querySelector(".live");
    if (live) {
      live.firstChild.classList.toggle("on", air == "on");
      live.title = line;
    }
    let closed;
    try {
      closed = sessionStorage.getItem("closed");
    } catch {}
    const now = breaking.text && breaking.text + breaking.url;
    if (now == shown) return;
    shown = now;
    if (baked) {
      baked.style.minHeight = `${baked.offsetHeight}px`;
      baked.style.visibility = now ? "" : "hidden";
      if (now) fill(baked, breaking);
      return;
    }
    if (flash) flash.remove();
    if (!now || closed == breaking.text) return;
    flash = make("aside", "", page.body);
    flash.className = "breaking flash";
    const text = make("p", "", flash);
    text.setAttribute("role", "status");
    fill(text, breaking);
    const close = make("button", "×", flash);
    close.onclick = () => {
      flash.remove();
      try {
        sessionStorage.setItem("closed", breaking.text);
      } catch {}
    };
    close.setAttribute("aria-label", breaking.close);
  };

  // Asked for while somebody looks at the page: not in a hidden tab, and seldom once nobody has
  // touched it for five minutes. The answer is a 304 of no length while nothing happens.
  const SOON = 1200, SELDOM = 15e3, LONG = 3e5;
  let wait = SOON, timer, busy, touched = Date.now();
  const ask = async () => {
    clearTimeout(timer);
    if (busy || page.hidden) return;
    busy = true;
    try {
      const answer = await fetch(page.body.dataset.state);
      show(await answer.json());
      wait = Date.now() - touched < LONG ? SOON : SELDOM;
    } catch {
      wait = Math.min(wait * 2, 6e4);
    }
    busy = false;
    timer = setTimeout(ask, wait);
  };
  const touch = () => {
    const before = touched;
    touched = Date.now();
    if (touched - before > LONG) ask();
  };
  for (const sign of ["pointerdown", "keydown", "scroll"]) addEventListener(sign, touch, { passive: true });
  page.addEventListener("visibilitychange", ask);
  ask();
}

// What script adds to a page that is whole without it: the state of the air and the breaking line
// where they are not baked, and a button that copies the page's address.
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

  const show = ({ air, line, breaking }) => {
    const live = page.querySelector(".live");
    if (air == "on" && live) {
      live.firstChild.classList.add("on");
      live.title = line;
    }
    let closed;
    try {
      closed = sessionStorage.getItem("closed");
    } catch {}
    if (!breaking.text || closed == breaking.text || page.querySelector(".breaking")) return;
    const flash = make("aside", "", page.body);
    flash.className = "breaking flash";
    const text = make("p", "", flash);
    make("strong", breaking.label, text);
    if (breaking.url) make("a", breaking.text, text).href = breaking.url;
    else text.append(breaking.text);
    const close = make("button", "×", flash);
    close.onclick = () => {
      flash.remove();
      try {
        sessionStorage.setItem("closed", breaking.text);
      } catch {}
    };
    close.setAttribute("aria-label", breaking.close);
  };
  fetch(page.body.dataset.state).then((answer) => answer.json()).then(show).catch(() => {});
}

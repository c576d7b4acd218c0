// The page of Mastodon servers: takes the text over from the fragment, which no server sees, and
// adds a field for a server that the page does not list.
{
  const page = document.querySelector(".servers");
  const { form: pattern, server, text, go, wrong } = page.dataset;
  const address = (host, words) =>
    pattern.replace("{server}", host).replace("{text}", encodeURIComponent(words));
  let words = "";
  try {
    words = decodeURIComponent(location.hash.slice(1));
  } catch {}

  const form = document.createElement("form");
  const field = (tag, label) => {
    const line = form.appendChild(document.createElement("label"));
    line.textContent = label;
    return line.appendChild(document.createElement(tag));
  };
  const post = field("textarea", text);
  post.value = words;
  post.rows = 4;
  const host = field("input", server);
  host.required = true;
  host.placeholder = "mastodon.social";
  host.autocapitalize = "none";
  host.spellcheck = false;
  host.dir = "ltr";
  host.oninput = () => host.setCustomValidity("");
  form.appendChild(document.createElement("button")).textContent = go;

  const links = [...page.querySelectorAll(".onward a")];
  post.oninput = () => {
    for (const link of links) link.href = address(link.textContent, post.value);
  };
  post.oninput();

  const paste = page.querySelector(".paste");
  paste.replaceWith(form);
  try {
    host.value = localStorage.getItem("server") || "";
  } catch {}
  form.onsubmit = (event) => {
    event.preventDefault();
    const name = host.value.trim().replace(/^https?:\/\//, "").replace(/^.*@/, "").replace(/\/.*$/, "");
    if (!/^[a-z0-9-]+(\.[a-z0-9-]+)+(:\d+)?$/i.test(name)) {
      host.setCustomValidity(wrong);
      host.reportValidity();
      return;
    }
    try {
      localStorage.setItem("server", name);
    } catch {}
    location.assign(address(name, post.value));
  };
}

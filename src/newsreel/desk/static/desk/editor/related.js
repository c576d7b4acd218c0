/* Point to a story of ours: a combobox that searches as one types (ARIA APG, "listbox popup"). */
(() => {
  const body = window.newsreelBody;
  const PATIENCE = 150;
  let found = [];
  let chosen = -1;
  let timer = 0;
  let asked = 0;

  const input = () => document.getElementById("desk-related-words");
  const list = () => document.getElementById("desk-related-found");

  function show(stories) {
    found = stories;
    list().replaceChildren(
      ...stories.map((story, n) => {
        const item = document.createElement("li");
        item.id = `desk-related-${n}`;
        item.setAttribute("role", "option");
        const headline = document.createElement("b");
        headline.textContent = story.headline;
        const about = document.createElement("span");
        about.textContent = story.about;
        item.append(headline, about);
        return item;
      }),
    );
    list().hidden = !stories.length;
    input().setAttribute("aria-expanded", String(!!stories.length));
    choose(stories.length ? 0 : -1);
  }

  function choose(n) {
    chosen = n;
    [...list().children].forEach((item, at) => {
      item.setAttribute("aria-selected", String(at === n));
      if (at === n) item.scrollIntoView({ block: "nearest" });
    });
    if (n < 0) input().removeAttribute("aria-activedescendant");
    else input().setAttribute("aria-activedescendant", `desk-related-${n}`);
  }

  async function look() {
    const words = input().value.trim();
    asked += 1;
    const mine = asked;
    if (words.length < 2) return show([]);
    const address = new URL(body.panel().dataset.related, window.location.href);
    address.searchParams.set("q", words);
    address.searchParams.set("but", body.panel().dataset.story);
    const answer = await fetch(address).catch(() => null);
    if (mine !== asked || !answer || !answer.ok) return undefined;
    const { stories } = await answer.json();
    show(stories);
    return body.say(stories.length ? "" : body.panel().dataset.none);
  }

  function take(n) {
    const story = found[n];
    if (!story) return;
    body.insert([story.block], body.here());
    body.say(`${body.panel().dataset.pointed} ${story.headline}`);
    input().value = "";
    show([]);
    input().focus();
  }

  document.addEventListener("input", (event) => {
    if (event.target !== input()) return;
    clearTimeout(timer);
    timer = setTimeout(look, PATIENCE);
  });

  document.addEventListener("keydown", (event) => {
    if (event.target !== input()) return;
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in steps && found.length) {
      event.preventDefault();
      choose((chosen + steps[event.key] + found.length) % found.length);
    } else if (event.key === "Enter") {
      event.preventDefault(); /* never sends the story off */
      take(chosen);
    } else if (event.key === "Escape") {
      show([]);
    }
  });

  document.addEventListener("mousedown", (event) => {
    const item = event.target.closest?.("#desk-related-found > li");
    if (!item) return;
    event.preventDefault();
    take([...list().children].indexOf(item));
  });
})();

/* Starts what Wagtail's templates start by scripts within the page, which the desk's policy does
   not let run: an element says in data what to start, now or when it comes into the page. */
(() => {
  const starters = {
    InlinePanel: (given) => new window.InlinePanel(given),
    MultipleChooserPanel: (given) => new window.MultipleChooserPanel(given),
    initDateChooser: (given, id) => window.initDateChooser(id, given),
    initDateTimeChooser: (given, id) => window.initDateTimeChooser(id, given),
    initTimeChooser: (given, id) => window.initTimeChooser(id, given),
  };

  /* Wagtail names the chooser of a workflow's steps unlike all others. */
  starters.TaskChooser = (given, id) => window.createTaskChooser(id);

  /* The chooser fields: ImageChooser, SnippetChooser and what other packages bring. */
  const choose = (name) => (given, id) => new window[name](id, given);

  function enliven(root) {
    if (!(root instanceof Element || root instanceof Document)) return;
    const found = [...root.querySelectorAll("[data-enliven]")];
    if (root instanceof Element && root.matches("[data-enliven]")) found.unshift(root);
    for (const element of found) {
      const name = element.dataset.enliven;
      const start = starters[name] || (/^[A-Za-z]*Chooser$/.test(name) && choose(name));
      const { id } = element.dataset;
      /* The form of a template not yet filled in has __prefix__ in its ids. */
      if (!start || (id && (id.includes("__prefix__") || !document.getElementById(id)))) continue;
      element.removeAttribute("data-enliven");
      start(JSON.parse(element.dataset.with), id);
    }
  }

  function begin() {
    enliven(document);
    new MutationObserver((changes) => {
      for (const change of changes) change.addedNodes.forEach(enliven);
    }).observe(document.documentElement, { childList: true, subtree: true });
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin);
  else begin();
})();

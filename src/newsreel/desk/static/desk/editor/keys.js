/* Ctrl+Enter (⌘ Enter) submits a story from wherever one writes; Enter in a line of a block, such as
   a heading, goes on with a paragraph below it, as in any text, and submits nothing. A link of a
   message leads to the place it names, on whichever tab that is. */
(() => {
  const body = window.newsreelBody;
  const isLine = (place) => body.panel() && place.matches?.('input[type="text"][name^="body-"]');

  document.addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Enter" || event.isComposing) return;
      if (!event.ctrlKey && !event.metaKey) {
        const index = isLine(event.target) ? body.indexOf(event.target) : -1;
        if (index < 0) return;
        event.preventDefault();
        event.stopImmediatePropagation();
        body.goOn(index);
        return;
      }
      const submit = document.querySelector('#w-editor-form [name="action-submit"]');
      if (!submit) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      submit.click();
    },
    true,
  );

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("[data-desk-place]");
    const place = link && document.getElementById(link.dataset.deskPlace);
    if (!place) return;
    event.preventDefault();
    const tab = place.closest('[role="tabpanel"]');
    if (tab?.hidden) document.querySelector(`[role="tab"][href="#${tab.id}"]`)?.click();
    place.scrollIntoView({ block: "start" });
    place.querySelector("input, textarea, button, [contenteditable]")?.focus();
  });
})();

/* Names for what Wagtail's editor leaves without one: places to write in, the page's first heading;
   and no first word lost. */
(() => {
  const EARLY = 3000; /* Wagtail takes what stands there after two seconds as unchanged. */

  function name(root) {
    /* Each block is a region of its own: forty landmarks, many of one name. A group is enough. */
    root.querySelectorAll?.('[data-streamfield-child] section[id^="block-"]').forEach((block) => {
      block.setAttribute("role", "group");
    });
    root.querySelectorAll?.('.public-DraftEditor-content[role="textbox"]').forEach((place) => {
      const heading = place.closest("[aria-labelledby]");
      if (heading && !place.hasAttribute("aria-labelledby")) {
        place.setAttribute("aria-labelledby", heading.getAttribute("aria-labelledby"));
      }
    });
  }

  document.addEventListener("DOMContentLoaded", () => {
    const form = document.getElementById("w-editor-form");
    if (!form) return;
    document.getElementById("header-title")?.setAttribute("aria-level", "1");
    name(form);
    new MutationObserver(() => name(form)).observe(form, { childList: true, subtree: true });

    let early = false;
    const until = performance.now() + EARLY;
    form.addEventListener("input", () => {
      early = early || performance.now() < until;
    });
    setTimeout(() => {
      if (early) form.setAttribute("data-w-unsaved-force-value", "true");
    }, EARLY);
  });
})();

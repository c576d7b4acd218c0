/* What is pasted from a word processor comes in as blocks: headings, lists, quotations. A line
   pasted into a line is the editor's own affair. */
(() => {
  const body = window.newsreelBody;
  const STRUCTURE = "h1,h2,h3,h4,h5,h6,ul,ol,blockquote,table,img,[class*=Mso],[style*=mso-]";
  const escape = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");

  /* The HTML to be read at the desk; empty where there is nothing but a line. */
  function structured(data) {
    const html = data.getData("text/html");
    if (html && !html.includes("data-editor=")) {
      const page = new DOMParser().parseFromString(html, "text/html");
      const lines = [...page.querySelectorAll("p,li,div")].filter((e) => e.textContent.trim());
      return page.querySelector(STRUCTURE) || lines.length > 1 ? html : "";
    }
    const parts = data.getData("text/plain").split(/\n\s*\n/).filter((part) => part.trim());
    return parts.length > 1 && !html
      ? parts.map((part) => `<p>${escape(part)}</p>`).join("")
      : "";
  }

  document.addEventListener(
    "paste",
    async (event) => {
      if (!body.panel() || !event.clipboardData) return;
      const index = body.indexOf(event.target);
      if (index < 0 || body.stream().children[index].type !== "paragraph") return;
      const html = structured(event.clipboardData);
      if (!html) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      const child = body.stream().children[index];
      try {
        const { blocks, notes } = await body.ask("paste", { html });
        if (blocks.length) body.insert(blocks, body.stream().children.indexOf(child) + 1);
        const { pasted, nothing } = body.panel().dataset;
        body.say([blocks.length ? pasted : nothing, ...notes].join(" "));
      } catch (error) {
        body.say(error.message, true);
      }
    },
    true,
  );
})();

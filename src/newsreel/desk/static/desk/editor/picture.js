/* A picture dropped onto the story, or chosen by a button: what readers need of it is asked at
   once. It becomes the lead picture, or a block where it was dropped. */
(() => {
  const body = window.newsreelBody;
  const waiting = [];
  let place = -1;

  const dialog = () => document.getElementById("desk-picture");
  const lead = () => window.wagtail.editHandler.getPanelByName("lead_picture")?.getBoundWidget();

  function build() {
    if (dialog()) return;
    const template = document.getElementById("desk-picture-template");
    document.body.append(template.content.cloneNode(true));
    const form = dialog().querySelector("form");
    form.addEventListener("submit", send);
    form.addEventListener("change", (event) => {
      if (event.target.name === "is_decorative") {
        form.elements.description.disabled = event.target.checked;
      }
    });
    dialog().addEventListener("close", () => {
      URL.revokeObjectURL(dialog().querySelector("img").src);
      next();
    });
    dialog().querySelector("[data-desk-close]").addEventListener("click", () => dialog().close());
  }

  function next() {
    if (!waiting.length || dialog()?.open) return;
    build();
    const form = dialog().querySelector("form");
    form.reset();
    form.elements.description.disabled = false;
    faults({});
    const hasLead = !!lead()?.getState();
    form.elements.where.value = place >= 0 || hasLead ? "body" : "lead";
    const image = dialog().querySelector("img");
    image.src = URL.createObjectURL(waiting[0]);
    dialog().querySelector("[data-desk-name]").textContent = waiting[0].name;
    form.file = waiting.shift();
    dialog().showModal();
    form.elements.description.focus();
  }

  function faults(fields) {
    dialog().querySelectorAll("[data-desk-fault]").forEach((line) => {
      const name = line.dataset.deskFault;
      const said = (fields[name] || []).join(" ");
      line.textContent = said;
      const input = dialog().querySelector(`[name="${name}"]`);
      if (said) input?.setAttribute("aria-invalid", "true");
      else input?.removeAttribute("aria-invalid");
    });
    dialog().querySelector("[aria-invalid]")?.focus();
  }

  async function send(event) {
    event.preventDefault();
    const form = event.target;
    const button = form.querySelector("[type=submit]");
    const fields = {
      file: form.file,
      description: form.elements.is_decorative.checked ? "" : form.elements.description.value,
      caption: form.elements.caption.value,
      credit: form.elements.credit.value,
    };
    if (form.elements.is_decorative.checked) fields.is_decorative = "on";
    button.disabled = true;
    try {
      const { picture, block } = await body.ask("drop", fields);
      const isLead = form.elements.where.value === "lead";
      dialog().close();
      if (isLead) {
        lead().setState(picture);
        body.changed();
      } else {
        body.insert([block], place >= 0 ? place : body.here());
      }
      body.say(`${body.panel().dataset[isLead ? "led" : "placed"]} ${picture.title}`);
    } catch (error) {
      const known = error.fields || {};
      const others = Object.keys(known).length ? [] : [error.message];
      faults({ ...known, file: [...(known.file || []), ...others] });
    } finally {
      button.disabled = false;
    }
  }

  const isFiles = (event) => body.panel() && [...event.dataTransfer.types].includes("Files");

  document.addEventListener("dragover", (event) => {
    if (!isFiles(event) || !event.target.closest("#w-editor-form, #desk-picture")) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "copy";
    document.documentElement.classList.add("desk-dropping");
  });

  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) document.documentElement.classList.remove("desk-dropping");
  });

  document.addEventListener(
    "drop",
    (event) => {
      document.documentElement.classList.remove("desk-dropping");
      if (!isFiles(event) || !event.target.closest("#w-editor-form, #desk-picture")) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      const files = [...event.dataTransfer.files].filter((f) => f.type.startsWith("image/"));
      if (!files.length) {
        body.say(body.panel().dataset.nopicture, true);
        return;
      }
      const index = body.indexOf(event.target);
      place = index >= 0 ? index + 1 : -1;
      waiting.push(...files);
      next();
    },
    true,
  );

  document.addEventListener("click", (event) => {
    if (!event.target.closest?.("[data-desk-choose-picture]")) return;
    const chooser = document.createElement("input");
    chooser.type = "file";
    chooser.accept = "image/*";
    chooser.addEventListener("change", () => {
      place = -1;
      waiting.push(...chooser.files);
      next();
    });
    chooser.click();
  });
})();

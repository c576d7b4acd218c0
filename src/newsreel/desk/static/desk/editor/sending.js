/* A form that is sent while it is being autosaved waits for that: the first autosave of a new story
   makes its row, and the form learns of it from the answer. Sent before, it would make another. */
(() => {
  const PATIENCE = 15000; /* Then it is sent all the same: whoever publishes is not to be stuck. */
  let saving = false;
  let held = null;

  function send() {
    saving = false;
    if (!held) return;
    const { form, button, timer } = held;
    held = null;
    clearTimeout(timer);
    if (button?.name) {
      /* The button itself may be disabled by now, or another have taken its place. */
      const pressed = document.createElement("input");
      pressed.type = "hidden";
      pressed.name = button.name;
      pressed.value = button.value || "1";
      form.append(pressed);
    }
    form.requestSubmit();
  }

  document.addEventListener("w-autosave:save", (event) => {
    saving = !event.defaultPrevented;
  });
  document.addEventListener("w-autosave:success", send);
  document.addEventListener("w-autosave:error", send);

  document.addEventListener(
    "submit",
    (event) => {
      if (!saving || event.target.id !== "w-editor-form") return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (held) return;
      const timer = setTimeout(send, PATIENCE);
      held = { form: event.target, button: event.submitter, timer };
    },
    true,
  );
})();

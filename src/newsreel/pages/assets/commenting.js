// Comments in place: the form posts without leaving the page, stands below the comment that it
// answers, and keeps what was typed. What it shows is what the site's own pages say to readers
// without script: it sends the same form, and reads the same answers.
import { drop, keep, kept } from "./draft.js";
import { arrived, watch } from "./newcomers.js";
import { fill, ready, spent } from "./proof.js";
import { make, say } from "./saying.js";

// How long it waits for the work to be done, and for the site's answer; how long a comment may be
// changed.
const PATIENCE = 15e3, LATE = 3e4, WHILE = 9e5;
const form = document.querySelector("form.write[data-script]");
const thread = form.closest(".comments");
const main = form.parentNode;
const button = form.querySelector("button");
const heading = form.querySelector("h3");
const { name, text } = form.elements;
const title = heading && heading.textContent;
let busy = false;

// -- What was typed ------------------------------------------------------------------------------

const value = (field) => (form.elements[field] ? form.elements[field].value : "");
// Pages call a comment by the first eight digits of its id, or by all of it.
const key = () => `${value("story")}:${value("parent").slice(0, 8)}`;
const discard = make("button", { type: "button", class: "quiet" }, say("discard"));
const restored = make("p", { class: "note" }, say("restored"), " ", discard);

const restore = () => {
  const draft = kept(key());
  text.value = draft ? draft.text : "";
  if (draft && !name.value) name.value = draft.name;
  if (draft) button.parentNode.before(restored);
  else restored.remove();
};
const typed = () => keep(key(), text.value, name.value);

discard.onclick = () => {
  if (busy) return;
  drop(key());
  restore();
  text.focus();
};

// -- Below the comment that it answers -----------------------------------------------------------

const cancel = make("button", { type: "button", class: "quiet" }, say("cancel"));
let answered;

const go = (place, parent, called) => {
  fill(form, "parent", parent);
  heading.textContent = called;
  place.append(form);
  clear();
};
const home = () => {
  cancel.remove();
  go(thread, "", title);
  restore();
};
cancel.onclick = () => {
  if (busy) return;
  home();
  answered.focus();
};
const reply = (link) => {
  const row = link.closest("li");
  answered = link;
  const parts = link.pathname.split("/");
  go(row, parts[parts.length - 2], say("reply_to", { name: row.querySelector(".who b").textContent }));
  button.after(" ", cancel);
  restore();
  (name.value ? text : name).focus();
};

// -- What the site says to it --------------------------------------------------------------------

let said = make("div", {});
const words = (told, part) => told.querySelector(part).textContent;

const begin = () => {
  clear();
  said.remove();
  said = make("div", { class: "note outcome", role: "status", tabindex: "-1" });
  form.before(said);
  said.textContent = say("sending");
};
const clear = () => {
  for (const old of (thread ? form : main).querySelectorAll(".fault, .faults")) old.remove();
  for (const field of form.querySelectorAll("[aria-invalid]")) {
    field.removeAttribute("aria-invalid");
    field.removeAttribute("aria-describedby");
  }
};
const warn = (...inside) => {
  said.remove();
  button.parentNode.before(make("div", { class: "faults", role: "alert" }, make("p", {}, ...inside)));
};

// What is wrong, beside what is still there.
const refuse = (told) => {
  const parent = value("parent");
  for (const { name: field, value: now } of told.querySelectorAll("form.write input[type=hidden]")) {
    fill(form, field, now);
  }
  // What it answers is gone: it would stand by itself now.
  if (thread && parent && !value("parent")) {
    cancel.remove();
    go(thread, "", title);
    typed();
  }
  const faults = told.querySelector(".faults");
  if (!faults) return warn(make("b", {}, words(told, "h1")), " ", words(told, ".standfirst"));
  said.remove();
  if (heading) heading.after(faults);
  else form.prepend(faults);
  for (const fault of told.querySelectorAll("p.fault")) {
    const field = document.getElementById(`c-${fault.id.replace("-fault", "")}`);
    if (!field) continue;
    field.setAttribute("aria-invalid", "true");
    field.setAttribute("aria-describedby", fault.id);
    field.closest("p").after(fault);
  }
  const first = form.querySelector("[aria-invalid]");
  if (first) first.focus();
};

// Kept, and shown or held.
const accept = async (where, told, sent) => {
  drop(key());
  spent();
  if (!thread) return location.assign(where);
  if (text.value == sent) text.value = "";
  else typed();
  restored.remove();
  const see = told.querySelector('a[href^="/comments/at/"]');
  const amend = told.querySelector('form[action^="/comments/amend/"]');
  said.replaceChildren(make("b", {}, words(told, "h1")), " ", words(told, ".standfirst"), " ");
  said.append(see || make("a", { href: where }, say("became")));
  let own;
  if (amend) {
    const until = amend.querySelector("p");
    own = make("p", { class: "note" }, make("a", { href: where }, words(amend, "h2")), " · ", ...until.childNodes);
    said.append(own);
    setTimeout(() => own.remove(), WHILE);
  }
  // Where the thread may be followed by e-mail, the receipt has the form for it.
  const follow = told.querySelector("#follow");
  if (follow) said.append(" ", make("a", { href: `${where}#follow` }, follow.textContent));
  if (value("parent")) home();
  said.focus();
  const row = see && (await arrived(see.pathname.split("/")[3]));
  if (!row) return;
  see.href = `#${row.id}`;
  if (own) row.append(own);
};

const send = async () => {
  const answer = await fetch(form.action, {
    method: "POST",
    body: new URLSearchParams(new FormData(form)),
    signal: AbortSignal.timeout ? AbortSignal.timeout(LATE) : undefined,
  });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const told = page.querySelector(".commenting");
  if (!told) throw answer.status;
  return [answer, told];
};

form.noValidate = true;
form.addEventListener("submit", async (event) => {
  event.preventDefault();
  if (busy) return;
  busy = true;
  button.setAttribute("aria-busy", "true");
  begin();
  try {
    await Promise.race([ready(form), new Promise((wake) => setTimeout(wake, PATIENCE))]);
    const sent = text.value;
    let [answer, told] = await send();
    // The step that readers without script confirm; it brings the stamp that could not be fetched.
    const stamp = told.querySelector("form:not([data-script]) [name=stamp]");
    if (stamp) {
      fill(form, "stamp", stamp.value);
      [answer, told] = await send();
    }
    if (answer.redirected) accept(answer.url, told, sent);
    else refuse(told);
  } catch {
    warn(say("lost"));
  }
  busy = false;
  button.removeAttribute("aria-busy");
});

// Back from the receipt: the page stands as it was left.
addEventListener("pageshow", (event) => event.persisted && said.remove());
form.addEventListener("focusin", () => ready(form));
if (form.contains(document.activeElement)) ready(form);

if (thread) {
  form.addEventListener("input", typed);
  if (text.value) typed();
  else restore();
  thread.addEventListener("click", (event) => {
    const link = event.target.closest('.reply a[href^="/comments/write/"]');
    if (!link || busy || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    reply(link);
  });
  watch(thread);
}

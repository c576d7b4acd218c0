// New comments as they come. While somebody looks at the page it is asked for again, which costs a
// 304 of no length as long as nobody says anything; what is new is announced, and put in at its
// place when the reader wants it: nothing moves under their eyes.
import { make, say } from "./saying.js";

const SOON = 15e3, QUIET = 3e4, FAILING = 24e4;
// A comment of one's own is baked within a second, as a rule.
const HURRY = 250, TURNS = 16;
const PARTS = [".orders", "ol", "p.note", ".pages"].map((part) => `:scope > ${part}`);
// What comes new elsewhere pushes old comments onto the later pages of an order that is not the first.
const PUSHED = /\/comments\/[a-z]+\/\d+\/$/.test(location.pathname);

let section, holder, tag, latest, counted, timer, wait = SOON;
let asked = Date.now() - performance.now();

const number = (thread) => Number(thread.querySelector(".count").textContent.match(/\d+/));
const rows = (thread) => [...thread.querySelectorAll(":scope > ol > li")];
const named = (thread, id) => rows(thread).find((row) => id.startsWith(row.id.slice("comment-".length)));

// The thread as the site has it now.
const look = async () => {
  const answer = await fetch(location.pathname, { cache: "no-cache" });
  if (!answer.ok) throw answer.status;
  const now = answer.headers.get("etag"), text = await answer.text();
  if (now && now == tag) return latest;
  latest = new DOMParser().parseFromString(text, "text/html").querySelector(".comments");
  tag = now;
  const count = section.querySelector(".count"), said = latest.querySelector(".count").textContent;
  if (count.textContent != said) count.textContent = said;
  return latest;
};

// Its list into the one that is shown; gives the comments that were not there.
const merge = (list, thread) => {
  const there = rows(thread), ids = new Set(there.map((row) => row.id)), fresh = [];
  let at = list.firstElementChild;
  for (const row of there) {
    while (at && !ids.has(at.id)) at = at.nextElementSibling;
    let known = document.getElementById(row.id);
    if (!known) {
      known = document.importNode(row, true);
      known.classList.add("new");
      fresh.push(known);
    } else {
      known.className = row.className;
      const [old, now] = [known.firstElementChild, row.firstElementChild];
      if (!old.isEqualNode(now)) old.replaceWith(document.importNode(now, true));
    }
    if (known == at) at = at.nextElementSibling;
    else list.insertBefore(known, at);
  }
  for (const row of [...list.children]) {
    if (!ids.has(row.id) && !row.querySelector("form")) row.remove();
  }
  return fresh;
};

// All of it onto the page; gives the comments that were not there.
const put = () => {
  let place = section.querySelector(".count"), fresh = [];
  for (const part of PARTS) {
    let old = section.querySelector(part);
    const now = latest.querySelector(part);
    if (part == PARTS[1] && now) {
      if (!old) place.after((old = make("ol", {})));
      fresh = merge(old, latest);
    } else if (old && now) {
      if (!old.isEqualNode(now)) old.replaceWith(document.importNode(now, true));
    } else if (now) {
      place.after(document.importNode(now, true));
    } else if (old && !old.querySelector("form")) {
      old.remove();
    }
    place = section.querySelector(part) || place;
  }
  counted = number(latest);
  holder.replaceChildren();
  return fresh;
};

const show = () => {
  const [first] = put();
  if (!first) return;
  first.tabIndex = -1;
  first.focus();
};

// Where the newest comments are, if not here.
const elsewhere = () =>
  latest.querySelector(".orders li:nth-child(2) a") ||
  latest.querySelector(`.pages li:${PUSHED ? "first" : "last"}-child a`);

const tell = () => {
  const several = latest.querySelector(PARTS[3]), grown = number(latest) > counted;
  const known = (row) => document.getElementById(row.id) || !row.querySelector("article");
  const n = PUSHED || (several && !grown) ? 0 : rows(latest).filter((row) => !known(row)).length;
  let said = holder.firstElementChild;
  if (n) {
    if (!said || said.tagName != "BUTTON") {
      said = make("button", { type: "button" });
      said.onclick = show;
    }
    const text = say("count_new", { n });
    if (said.textContent != text) said.textContent = text;
  } else if (several && grown && elsewhere()) {
    if (said && said.tagName == "A") return;
    said = make("a", { href: elsewhere().getAttribute("href") }, say("elsewhere"));
  } else {
    said = undefined;
  }
  if (said != holder.firstElementChild) holder.replaceChildren(...(said ? [said] : []));
};

const plan = () => {
  clearTimeout(timer);
  if (!document.hidden) timer = setTimeout(ask, Math.max(0, asked + wait - Date.now()));
};

const ask = async () => {
  asked = Date.now();
  const before = tag;
  try {
    await look();
    tell();
    wait = tag == before ? Math.min(wait * 1.5, QUIET) : SOON;
  } catch (why) {
    // The story is no longer there.
    if (why == 404 || why == 410) return;
    wait = Math.min(wait * 2, FAILING);
  }
  plan();
};

// Watch the thread that the reader has come to.
export const watch = (thread) => {
  section = thread;
  counted = number(thread);
  holder = make("div", { class: "fresh", role: "status" });
  thread.prepend(holder);
  document.addEventListener("visibilitychange", plan);
  plan();
};

// The reader's own comment, once the page has it; undefined where it does not come to this page.
export const arrived = async (id) => {
  wait = SOON;
  for (let turn = 0; turn < TURNS; turn++) {
    await new Promise((wake) => setTimeout(wake, HURRY));
    try {
      if (!named(await look(), id)) continue;
    } catch {
      continue;
    }
    put();
    return named(section, id);
  }
  if (latest) counted = number(latest);
};

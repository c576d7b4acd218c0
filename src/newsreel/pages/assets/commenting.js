// What script does for the form of a comment, once somebody turns to it: it fetches the stamp that
// the form lacks, and does the work that is asked for with it (ALTCHA's proof of work, version 2)
// while the reader writes. Without it the form works as well, in two steps, and a moderator reads
// the comment first.
const form = document.querySelector("form.write[data-script]");
// A stamp is good for two hours.
const LASTS = 54e5, PATIENCE = 15e3;
let made, since = 0, done = false;

const bytes = (hex) => Uint8Array.from(hex.match(/../g), (pair) => parseInt(pair, 16));
const hex = (buffer) => [...new Uint8Array(buffer)].map((one) => one.toString(16).padStart(2, "0")).join("");

const solve = async (challenge) => {
  const { nonce, salt, cost, keyLength, keyPrefix } = challenge.parameters;
  const way = { name: "PBKDF2", hash: "SHA-256", salt: bytes(salt), iterations: cost };
  const password = new Uint8Array([...bytes(nonce), 0, 0, 0, 0]);
  const number = new DataView(password.buffer, password.length - 4);
  for (let counter = 0; ; counter++) {
    number.setUint32(0, counter);
    const key = await crypto.subtle.importKey("raw", password, way.name, false, ["deriveBits"]);
    const derivedKey = hex(await crypto.subtle.deriveBits(way, key, keyLength * 8));
    if (derivedKey.startsWith(keyPrefix)) return btoa(JSON.stringify({ challenge, solution: { counter, derivedKey } }));
  }
};

const fill = (name, value) => {
  let field = form.elements[name];
  if (!field) {
    field = document.createElement("input");
    field.type = "hidden";
    field.name = name;
    form.append(field);
  }
  field.value = value;
};

const work = async () => {
  const answer = await fetch(`/comments/stamp/${form.elements.story.value}/`);
  const { stamp, challenge } = await answer.json();
  fill("proof", challenge && crypto.subtle ? await solve(challenge) : "");
  fill("stamp", stamp);
  done = true;
};

// Fill in the stamp and the proof, once; anew where the old ones are too old.
export const ready = () => {
  if (Date.now() - since > LASTS) {
    since = Date.now();
    done = false;
    made = work().catch(() => {
      since = 0;
    });
  }
  return made;
};
// The next comment takes a proof of its own.
export const spent = () => {
  since = 0;
  done = false;
};

form.addEventListener("submit", async (event) => {
  if ((done && Date.now() - since < LASTS) || form.dataset.late || event.defaultPrevented) return;
  event.preventDefault();
  const button = form.querySelector("button");
  button.setAttribute("aria-busy", "true");
  await Promise.race([ready(), new Promise((wake) => setTimeout(wake, PATIENCE))]);
  form.dataset.late = "1";
  // Not within the event: a form being sent is not sent again.
  setTimeout(() => form.requestSubmit());
});
addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  delete form.dataset.late;
  form.querySelector("button").removeAttribute("aria-busy");
  spent();
});
ready();

// The stamp that the form of a comment lacks, and the work that is asked for with it (ALTCHA's proof
// of work, version 2), done while the reader writes. Without them the form works as well, in two
// steps, and a moderator reads the comment first.

// A stamp is good for two hours.
const LASTS = 54e5;
let made, since = 0;

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

// Give the form a value that nobody types.
export const fill = (form, name, value) => {
  let field = form.elements[name];
  if (!field) {
    field = document.createElement("input");
    field.type = "hidden";
    field.name = name;
    form.append(field);
  }
  field.value = value;
};

const work = async (form) => {
  const answer = await fetch(`/comments/stamp/${form.elements.story.value}/`);
  const { stamp, challenge } = await answer.json();
  fill(form, "proof", challenge && crypto.subtle ? await solve(challenge) : "");
  fill(form, "stamp", stamp);
};

// Fill in the stamp and the proof, once; anew where the old ones are too old.
export const ready = (form) => {
  if (Date.now() - since > LASTS) {
    since = Date.now();
    made = work(form).catch(() => {
      since = 0;
    });
  }
  return made;
};

// The next comment takes a proof of its own.
export const spent = () => {
  since = 0;
};

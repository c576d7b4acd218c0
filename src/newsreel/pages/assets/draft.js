// What was typed and not posted yet: kept in this browser for a week, each story's by itself, and
// each answer's. Where the browser keeps nothing, it is kept as long as the page is open.
const LASTS = 6048e5, PREFIX = "draft:";
const here = new Map();

const attempt = (what) => {
  try {
    return what(localStorage);
  } catch {}
};
const read = (said) => {
  const draft = JSON.parse(said);
  return draft && Date.now() - draft.at < LASTS && typeof draft.text == "string" ? draft : undefined;
};

export const drop = (key) => {
  here.delete(key);
  attempt((store) => store.removeItem(PREFIX + key));
};

export const keep = (key, text, name) => {
  if (!text.trim()) return drop(key);
  const draft = { at: Date.now(), text, name };
  here.set(key, draft);
  attempt((store) => store.setItem(PREFIX + key, JSON.stringify(draft)));
};

// { at, text, name }, or undefined.
export const kept = (key) => here.get(key) || attempt((store) => read(store.getItem(PREFIX + key)));

// Those of any story that are too old go.
attempt((store) => {
  for (const key of Object.keys(store)) {
    if (key.startsWith(PREFIX) && !attempt(() => read(store.getItem(key)))) store.removeItem(key);
  }
});

// What script says of comments, in the language of the page: the catalogues in words/ are put in
// where this file is made ready for readers (pages/assets.py).
const CATALOGUES = "%catalogues%";
const language = document.documentElement.lang.toLowerCase();
const words = CATALOGUES[language] || CATALOGUES[language.split("-")[0]] || CATALOGUES.en;

// A line of the catalogue, its braces filled in; of one with plural forms, that of `n`.
export const say = (name, filled = {}) => {
  const said = words[name];
  const line = typeof said == "string" ? said : said[new Intl.PluralRules(language).select(filled.n)] || said.other;
  return line.replace(/{(\w+)}/g, (all, part) => filled[part]);
};

export const make = (tag, attributes, ...inside) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...inside);
  return element;
};

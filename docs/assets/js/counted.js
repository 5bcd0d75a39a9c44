// How many, in words: attributes named like the forms that the language of the page has for numbers (Unicode's: one, few,
// many, other …), and `none`.
const rules = new Intl.PluralRules(document.documentElement.lang || "en");

export const counted = (n, texts) => (n === 0 ? texts.none : (texts[rules.select(n)] ?? texts.other).replace("{n}", n));

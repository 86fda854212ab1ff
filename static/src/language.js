// The reader's language as Intl writes it: days in English as the pages have them, Arabic with the digits of the names and
// figures around it.
export const language = document.documentElement.lang || "en";
export const locale = { en: "en-GB", ar: "ar-u-nu-latn" }[language] ?? language;

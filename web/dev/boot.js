// Before anything is painted: the colours that were chosen in this browser (lib/look.ts), and whether its words are to
// be waited for (lib/language.ts). LANGUAGES is put in by dev/seal.mjs.
try {
  const { scheme } = JSON.parse(localStorage.getItem("countersign.look")).state;
  if (scheme === "light" || scheme === "dark") document.documentElement.dataset.scheme = scheme;
} catch {
  // Nothing was chosen, or this browser keeps nothing.
}
try {
  const kept = localStorage.getItem("countersign.language");
  const known = (kept ? [kept] : navigator.languages).map((one) => one.toLowerCase().split("-")[0]);
  const language = known.find((one) => LANGUAGES.includes(one));
  if (language && language !== "en") document.documentElement.dataset.words = "awaited";
} catch {
  // English stands in the page.
}

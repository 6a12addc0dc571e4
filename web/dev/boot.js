// Before anything is painted: the colours that were chosen in this browser (lib/look.ts).
try {
  const { scheme } = JSON.parse(localStorage.getItem("countersign.look")).state;
  if (scheme === "light" || scheme === "dark") document.documentElement.dataset.scheme = scheme;
} catch {
  // Nothing was chosen, or this browser keeps nothing.
}

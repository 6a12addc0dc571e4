/** The key that goes with others on this machine: ⌘ on one of Apple's, else Ctrl. */
export const modifier = (): string =>
  typeof navigator !== "undefined" && /Mac|iPhone|iPad/.test(navigator.platform) ? "⌘" : "Ctrl";

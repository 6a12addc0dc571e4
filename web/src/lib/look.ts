import { stored } from "./stored";

export type Scheme = "system" | "light" | "dark";

type Look = { scheme: Scheme; singleKeys: boolean };

/** How this browser shows the app; kept here, because it is about the device and not the person. */
export const useLook = stored<Look>("countersign.look", { scheme: "system", singleKeys: true });

export function applyScheme(scheme: Scheme) {
  if (scheme === "system") delete document.documentElement.dataset.scheme;
  else document.documentElement.dataset.scheme = scheme;
}

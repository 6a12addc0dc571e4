import type { MessageDescriptor } from "@lingui/core";
import { msg, t } from "@lingui/core/macro";
import { i18n } from "@/lib/language";
import { visible } from "@/lib/text";

const BROWSERS: [RegExp, string][] = [
  [/\bEdg(e|A|iOS)?\//, "Edge"],
  [/\bOPR\//, "Opera"],
  [/\bFirefox\/|\bFxiOS\//, "Firefox"],
  [/\bChrome\/|\bCriOS\//, "Chrome"],
  [/\bSafari\//, "Safari"],
];

const SYSTEMS: [RegExp, MessageDescriptor][] = [
  [/\biPhone\b/, msg`an iPhone`],
  [/\biPad\b/, msg`an iPad`],
  [/\bAndroid\b/, msg`Android`],
  [/\bWindows\b/, msg`Windows`],
  [/\bMac OS X\b/, msg`a Mac`],
  [/\bLinux\b/, msg`Linux`],
];

const SHOWN = 60;

/** "Firefox on Linux"; what is not known is shown as it calls itself. */
export function browserOf(userAgent: string | null): string {
  if (!userAgent) return t`Something that does not say what it is`;
  const browser = BROWSERS.find(([sign]) => sign.test(userAgent))?.[1];
  const system = SYSTEMS.find(([sign]) => sign.test(userAgent))?.[1];
  if (browser && system) return t`${browser} on ${i18n._(system)}`;
  return visible(userAgent).slice(0, SHOWN);
}

/** Languages with their regions, as most people who come here write their dates. */
const COMMON =
  "ar-EG cs-CZ da-DK de-AT de-CH de-DE el-GR en-AU en-CA en-GB en-IE en-IN en-NZ en-US en-ZA es-ES es-MX fi-FI fr-BE fr-CA fr-CH fr-FR he-IL hi-IN hu-HU it-CH it-IT ja-JP ko-KR nb-NO nl-BE nl-NL pl-PL pt-BR pt-PT ro-RO sv-SE tr-TR uk-UA zh-CN";

/** What is offered beside the one that is set: the common ones, and those of the browser, by name. */
export function localesBeside(own: string, shownIn: string): string[] {
  const here = typeof navigator === "undefined" ? [] : navigator.languages;
  const tags = new Set([own, ...here.filter((tag) => tag.includes("-")), ...COMMON.split(" ")]);
  return [...tags].sort((a, b) => nameOf(a, shownIn).localeCompare(nameOf(b, shownIn), shownIn));
}

export function nameOf(tag: string, shownIn: string): string {
  try {
    return new Intl.DisplayNames(shownIn, { type: "language" }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

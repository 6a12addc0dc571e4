/** Class names, without those that are not wanted. */
export const cx = (...names: (string | false | null | undefined)[]): string => names.filter(Boolean).join(" ");

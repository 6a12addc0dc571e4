import localFont from "next/font/local";

/* The letters of western Europe come with the page, before its first words. All others come when a text has one of them:
 * their ranges stand in the style sheets of the same packages (layout.tsx). */

export const geist = localFont({
  src: "../../node_modules/@fontsource-variable/geist/files/geist-latin-wght-normal.woff2",
  variable: "--font-latin-sans",
  weight: "100 900",
  adjustFontFallback: false,
});

/** In one weight: letters and headings are never bold. */
export const newsreader = localFont({
  src: "../../node_modules/@fontsource/newsreader/files/newsreader-latin-400-normal.woff2",
  variable: "--font-latin-serif",
  weight: "400",
  adjustFontFallback: false,
});

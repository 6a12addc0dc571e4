// Draws the app's icons from the mark of the house: node dev/icons.mjs
import { writeFileSync } from "node:fs";
import { launch } from "../e2e/browser.mjs";

const INK = "#12455f";
const PAPER = "#ffffff";
const stroke =
  "M6 20.5c3.8-1.2 8.6-8.8 10.4-13.2.9-2.2-1.3-2.6-2.4.2-2 5.1-3.6 11.7-1.3 12.5 2 .7 3.9-4.4 5.6-4.2 1.5.2.2 3.9 1.9 4 1.9.1 2.6-2.7 4.1-2.6 1 .1.9 1.3 2.2 1.3";

const drawn = ({ radius, inset }) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
  <rect width="32" height="32" rx="${radius}" fill="${INK}"/>
  <g transform="translate(16 16) scale(${inset}) translate(-16.5 -15.5)" fill="none" stroke="${PAPER}" stroke-linecap="round" stroke-linejoin="round">
    <path d="M5 25.5h22" stroke-width="1.6" opacity=".6"/>
    <path d="${stroke}" stroke-width="2.2"/>
  </g>
</svg>
`;

const ICONS = [
  { file: "icon-192.png", size: 192, radius: 6, inset: 0.8 },
  { file: "icon-512.png", size: 512, radius: 6, inset: 0.8 },
  { file: "icon-512-maskable.png", size: 512, radius: 0, inset: 0.62 },
  { file: "apple-icon.png", size: 180, radius: 0, inset: 0.74 },
];

writeFileSync("public/icon.svg", drawn({ radius: 6, inset: 0.82 }));
const browser = await launch();
for (const { file, size, ...shape } of ICONS) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>*{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${drawn(shape)}`);
  await page.screenshot({ path: `public/${file}`, omitBackground: true });
  await page.close();
}
await browser.close();

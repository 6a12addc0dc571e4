import { visible } from "@/lib/text";

const CHUNK = 4000;

/** A stranger's text, whole, as text. Long ones are cut into blocks at line ends, so that only what is seen is laid out. */
export function LongText({ text, className }: { text: string; className?: string }) {
  const blocks = chunks(visible(text));
  return (
    <div className={className} dir="auto">
      {blocks.map((block, at) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: blocks of one immutable text
          key={at}
          className={
            blocks.length > 1
              ? "[content-visibility:auto] [contain-intrinsic-size:auto_60rem] [text-wrap:wrap]"
              : undefined
          }
        >
          <bdi>{block}</bdi>
        </div>
      ))}
    </div>
  );
}

/** Blocks of about 4,000 characters that end with a line; joined they are the text again. */
export function chunks(text: string): string[] {
  const blocks: string[] = [];
  let rest = text;
  while (rest.length > CHUNK) {
    const line = rest.lastIndexOf("\n", CHUNK);
    const space = line > 0 ? line : rest.lastIndexOf(" ", CHUNK);
    const end = space > 0 ? space + 1 : CHUNK;
    blocks.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  return [...blocks, rest];
}

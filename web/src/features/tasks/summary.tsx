import { visible } from "@/lib/text";

const ADDRESS = /([^\s@<>,;"]+@[^\s@<>,;"]+)/;

/** The one line written by our own code. An address in it stays in one piece, because a break at a hyphen reads like one more. */
export function Summary({ text }: { text: string }) {
  return (
    <bdi>
      {visible(text)
        .split(ADDRESS)
        .map((part, at) =>
          at % 2 === 1 ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: parts of one immutable line
            <span key={at} className="inline-block max-w-full align-bottom">
              {part}
            </span>
          ) : (
            part
          ),
        )}
    </bdi>
  );
}

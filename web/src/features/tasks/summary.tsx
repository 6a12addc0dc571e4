import type { Task } from "@/lib/api/queries";
import { summaryOf } from "@/lib/sentences";
import { visible } from "@/lib/text";
import { fieldsOf, text } from "./action";

const ADDRESS = /([^\s@<>,;"]+@[^\s@<>,;"]+)/;

/** Letters that are written from right to left, with what stands between two of them. */
const LEFTWARD =
  /([\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}](?:[^\p{L}\n]*[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}])*)/u;

/** Longer ones are broken like other words: kept whole, they would reach beyond what they stand in. */
const KEPT_WHOLE = 26;

/** The one line written by our own code. A stranger's words in it keep their own direction and leave ours alone; an
 * address stays in one piece, because a break at a hyphen reads like one more. */
export function Summary({ text: line }: { text: string }) {
  return (
    <bdi dir="ltr">
      {visible(line)
        .split(ADDRESS)
        .map((part, at) =>
          at % 2 === 1 ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: parts of one immutable line
            <bdi key={at} className={part.length <= KEPT_WHOLE ? "whitespace-nowrap" : undefined}>
              {part}
            </bdi>
          ) : (
            part.split(LEFTWARD).map((words, place) =>
              place % 2 === 1 ? (
                // biome-ignore lint/suspicious/noArrayIndexKey: parts of one immutable line
                <bdi key={`${at} ${place}`}>{words}</bdi>
              ) : (
                words
              ),
            )
          ),
        )}
    </bdi>
  );
}

/** As far as the API shows a subject in the line. */
const SUBJECT_SHOWN = 120;

/** The line of a task. A subject that is too long for it ends with a whole word. */
export function lineOf(task: Task): string {
  const line = summaryOf(task);
  const subject = [...visible(text(fieldsOf(task).subject))];
  const cut = subject.slice(0, SUBJECT_SHOWN).join("");
  if (subject.length <= SUBJECT_SHOWN || !line.endsWith(cut)) return line;
  if (subject[SUBJECT_SHOWN] === " ") return `${line} …`;
  const space = cut.trimEnd().lastIndexOf(" ");
  const whole = space > 0 ? cut.slice(0, space) : cut;
  return `${line.slice(0, -cut.length)}${whole.trimEnd()} …`;
}

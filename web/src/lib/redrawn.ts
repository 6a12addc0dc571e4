/** Fields in which words are typed; each is known again by what it is and, of several alike, which. */
const TYPED = "input:not([type=hidden], [type=file], [type=checkbox], [type=radio]), textarea";

type Field = HTMLInputElement | HTMLTextAreaElement;

function fields(): Map<string, Field> {
  const named = new Map<string, Field>();
  for (const one of document.querySelectorAll<Field>(TYPED)) {
    const like = `${one.type} ${one.name}`;
    let which = 0;
    while (named.has(`${like} ${which}`)) which++;
    named.set(`${like} ${which}`, one);
  }
  return named;
}

/**
 * What stands in the fields of a page that is about to be drawn anew, and where the person is in it. What is answered
 * puts it back: what a field alone knows, and nothing that is kept elsewhere.
 */
export function beforeRedrawn(): () => void {
  const typed: [string, string][] = [];
  let at: { name: string; from: number | null; to: number | null } | undefined;
  for (const [name, field] of fields()) {
    if (field.value !== field.defaultValue) typed.push([name, field.value]);
    if (field === document.activeElement) at = { name, from: field.selectionStart, to: field.selectionEnd };
  }
  return () => {
    const drawn = fields();
    for (const [name, value] of typed) {
      const field = drawn.get(name);
      if (field && field.value !== value) retype(field, value);
    }
    const field = at && drawn.get(at.name);
    if (!field || field === document.activeElement) return;
    field.focus({ preventScroll: true });
    if (at?.from != null && at.to != null) field.setSelectionRange(at.from, at.to);
  };
}

/** As if it were typed, so that whoever follows the field hears of it. */
function retype(field: Field, value: string) {
  const own = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value");
  own?.set?.call(field, value);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

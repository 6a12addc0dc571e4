import { useMutation } from "@tanstack/react-query";
import { type RefObject, useEffect, useRef, useState } from "react";
import {
  type DefaultValues,
  type FieldErrors,
  type FieldPath,
  type FieldValues,
  type Resolver,
  type UseFormReturn,
  useForm,
} from "react-hook-form";
import type { GenericSchema } from "valibot";
import { ApiProblem, type FieldProblem } from "./api/problem";
import { problemsOf } from "./checks";
import { dropDraft, keepDraft, keptDraft } from "./drafts";
import { fieldWords } from "./errors";
import { useAskBeforeLeaving } from "./leaving";
import { useAlone } from "./once";

type Loc = (string | number)[];

type Wanted<Values extends FieldValues> = {
  /** Under which what is not saved is kept in this tab. */
  name: string;
  /** As they are stored. */
  stored: Values;
  /** The API's own description of the body. */
  schema: GenericSchema;
  /** The body of these values, and the field that a place in it is shown at: where the form is not the body itself. */
  body?: (values: Values) => unknown;
  fieldAt?: (loc: Loc) => Loc;
  /** What is wrong beyond that, by the fields of the form. */
  check?: (values: Values) => FieldProblem[];
  save: (values: Values) => Promise<unknown>;
  saved?: () => void;
};

/** Not as when what is stored changes under the form: then what was typed stays. */
const WHOLLY = { keepDirtyValues: false } as const;

export type ApiForm<Values extends FieldValues> = {
  form: UseFormReturn<Values>;
  /** The form itself, in which the first fault is looked for. */
  box: RefObject<HTMLFormElement | null>;
  submit: () => void;
  discard: () => void;
  busy: boolean;
  /** What went wrong and is of no field. */
  error: unknown;
  unsaved: boolean;
  /** What is wrong with a field, or with anything below it. */
  wrong: (field: FieldPath<Values>) => string | undefined;
  /** How many fields need another look. */
  faults: number;
};

/** A form over a body of the API. What is typed is checked by the API's description before it goes, an error stands at
 * its field, and what is not saved is kept until it is. */
export function useApiForm<Values extends FieldValues>(wanted: Wanted<Values>) {
  const { name, stored, save, saved } = wanted;
  const form = useForm<Values>({
    // Not as a field is left: what then appeared would move the button that is just being pressed.
    mode: "onSubmit",
    shouldFocusError: false,
    resolver: resolverOf(wanted),
    defaultValues: stored as DefaultValues<Values>,
    values: stored,
    resetOptions: { keepDirtyValues: true },
  });
  const { isDirty, errors } = form.formState;
  const box = useRef<HTMLFormElement>(null);
  const refused = useRef(false);
  const sent = useMutation({
    mutationFn: save,
    onSuccess: (_, values) => {
      dropDraft(name);
      // What was typed while it was being saved stays, and is not saved.
      const now = form.getValues();
      form.reset(values, WHOLLY);
      form.reset(now, { ...WHOLLY, keepDefaultValues: true });
      if (JSON.stringify(now) !== JSON.stringify(values)) keepDraft(name, now);
      saved?.();
    },
    onError: (problem) => {
      refused.current = true;
      for (const one of fieldsOf(problem, wanted))
        form.setError(one.loc.join(".") as FieldPath<Values>, {
          type: one.code ?? "server",
          message: saidOf(one, form.getValues()),
        });
    },
  });
  useAskBeforeLeaving(isDirty);
  const [restored, setRestored] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the form is there
  useEffect(() => {
    const draft = keptDraft<Values>(name);
    if (draft) form.reset(draft, { ...WHOLLY, keepDefaultValues: true });
    setRestored(true);
  }, [name]);
  const values = form.watch();
  useEffect(() => {
    if (!restored) return;
    if (isDirty) keepDraft(name, values);
    else dropDraft(name);
  }, [name, values, isDirty, restored]);
  // Once what is wrong is marked on the page.
  useEffect(() => {
    if (!refused.current || Object.keys(errors).length === 0) return;
    refused.current = false;
    reveal(box.current);
  });
  // From the press on, and not only once it is checked and shown to be under way.
  const submit = useAlone(
    form.handleSubmit(
      (good) => sent.mutateAsync(good).catch(() => undefined),
      () => {
        refused.current = true;
      },
    ),
  );
  const wrong = (field: FieldPath<Values>) => wordsIn(field.split(".").reduce(within, errors as unknown));
  return {
    form,
    box,
    submit,
    discard: () => {
      sent.reset();
      form.reset(stored, WHOLLY);
    },
    busy: sent.isPending,
    error: sent.error && !fieldsOf(sent.error, wanted).length ? sent.error : null,
    unsaved: isDirty,
    wrong,
    faults: Object.keys(errors).length,
  } satisfies ApiForm<Values>;
}

const same = (loc: Loc): Loc => loc;

function resolverOf<Values extends FieldValues>(wanted: Wanted<Values>): Resolver<Values> {
  const { schema, body, fieldAt = same, check } = wanted;
  return (values) => {
    const found = problemsOf(schema, body ? body(values) : values).map((one) => ({ ...one, loc: fieldAt(one.loc) }));
    const problems = [...(check?.(values) ?? []), ...found];
    if (problems.length === 0) return { values, errors: {} };
    const errors: Record<string, unknown> = {};
    for (const problem of problems) {
      put(errors, problem.loc, { type: problem.code ?? "wrong", message: saidOf(problem, values) });
    }
    return { values: {}, errors: errors as FieldErrors<Values> };
  };
}

/** What a server said of fields of the body, each at its field of the form. */
function fieldsOf<Values extends FieldValues>(problem: unknown, { fieldAt = same }: Wanted<Values>): FieldProblem[] {
  if (!(problem instanceof ApiProblem)) return [];
  return problem.fields
    .filter(({ loc }) => loc[0] === "body" && loc.length > 1)
    .map((one) => ({ ...one, loc: fieldAt(one.loc.slice(1)) }));
}

/** Of one among several, which: somebody who pasted forty lines has to find it. */
function saidOf(problem: FieldProblem, values: unknown): string {
  const words = fieldWords(problem);
  const found = problem.loc.reduce(within, values);
  return typeof problem.loc.at(-1) === "number" && typeof found === "string" ? `“${found}”: ${words}` : words;
}

/** The first field that is wrong: in view, and with the focus. */
function reveal(form: HTMLFormElement | null) {
  const first = form?.querySelector<HTMLElement>("[aria-invalid=true]");
  first?.focus({ preventScroll: true });
  first?.closest("[data-field]")?.scrollIntoView({ block: "center" });
}

const within = (whole: unknown, key: string | number): unknown => (whole as Record<string, unknown> | undefined)?.[key];

/** The first message in errors as they are nested. */
function wordsIn(found: unknown): string | undefined {
  if (typeof found !== "object" || found === null) return undefined;
  if ("message" in found && typeof found.message === "string") return found.message;
  for (const [key, one] of Object.entries(found)) {
    const words = key === "ref" ? undefined : wordsIn(one);
    if (words) return words;
  }
  return undefined;
}

function put(whole: Record<string, unknown>, path: (string | number)[], value: unknown) {
  const last = path.at(-1) ?? "root";
  let at = whole;
  for (const key of path.slice(0, -1)) {
    at[key] ??= {};
    at = at[key] as Record<string, unknown>;
  }
  at[last] ??= value;
}

"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { Area, Choice, Field } from "@/components/ui/field";
import { Trouble } from "@/components/ui/notice";
import { Awaiting, Section } from "@/components/ui/page";
import { client } from "@/lib/api/client";
import { ApiProblem, problemOf } from "@/lib/api/problem";
import { fieldError } from "@/lib/errors";
import { toast } from "@/lib/toasts";

type Answer = Record<string, unknown>;
type Known = { values: Answer; etag: string };

const URL = "/api/v1/users/me/preferences";
const STALE = 412;

async function read(signal?: AbortSignal): Promise<Known> {
  const { data, error, response } = await client.get<{ 200: Answer }>({ url: URL, ...(signal ? { signal } : {}) });
  return answered(data, error, response);
}

function answered(data: Answer | undefined, error: unknown, response: Response | undefined): Known {
  if (!response) throw error;
  if (!response.ok || !data) throw problemOf(response.status, error, response.headers);
  return { values: data, etag: response.headers.get("etag") ?? "" };
}

const lines = (value: unknown): string => (Array.isArray(value) ? value.join("\n") : "");
const listed = (value: FormDataEntryValue | null): string[] =>
  String(value ?? "")
    .split(/[\n,;]+/)
    .map((one) => one.trim())
    .filter(Boolean);

/** How the staff should work for this person. Shows what the API knows, and nothing more. */
export function Preferences() {
  const cache = useQueryClient();
  const { data, error, refetch } = useQuery({ queryKey: ["preferences"], queryFn: ({ signal }) => read(signal) });
  const save = useMutation({
    mutationFn: async (body: Answer) => {
      const {
        data: after,
        error: failed,
        response,
      } = await client.patch<{ 200: Answer }>({
        url: URL,
        body,
        headers: { "Content-Type": "application/json", ...(data?.etag ? { "If-Match": data.etag } : {}) },
      });
      return answered(after, failed, response);
    },
    onSuccess: (known) => {
      cache.setQueryData(["preferences"], known);
      toast({ text: "Kept." });
    },
    onError: (failed) => {
      if (failed instanceof ApiProblem && failed.status === STALE) void refetch();
    },
  });
  if (error && !data) {
    return (
      <Section title="How they work">
        <Trouble error={error} again={() => void refetch()} />
      </Section>
    );
  }
  if (!data) {
    return (
      <Section title="How they work">
        <Awaiting what="your preferences" />
      </Section>
    );
  }
  const { values } = data;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    save.mutate({
      ...("tone" in values ? { tone: form.get("tone") } : {}),
      ...("signature" in values ? { signature: form.get("signature") } : {}),
      ...("vip" in values ? { vip: listed(form.get("vip")) } : {}),
      ...("never_touch" in values ? { never_touch: listed(form.get("never_touch")) } : {}),
      ...("cooling_seconds" in values ? { cooling_seconds: Number(form.get("cooling_seconds")) } : {}),
      ...("approval_ttl_hours" in values ? { approval_ttl_hours: Number(form.get("approval_ttl_hours")) } : {}),
    });
  };
  return (
    <Section id="work" title="How they work" lead="Your agents follow this from their next look on.">
      <form key={data.etag} onSubmit={submit} className="space-y-5">
        {save.error ? <Trouble error={save.error} /> : null}
        {"tone" in values ? (
          <Choice label="Tone of what they write" name="tone" defaultValue={String(values.tone)} className="max-w-60">
            <option value="brief">Brief</option>
            <option value="friendly">Friendly</option>
            <option value="formal">Formal</option>
          </Choice>
        ) : null}
        {"signature" in values ? (
          <Area
            label="Signature under your mails"
            name="signature"
            defaultValue={String(values.signature ?? "")}
            error={fieldError(save.error, "signature")}
          />
        ) : null}
        {"vip" in values ? (
          <Area
            label="Always first"
            name="vip"
            hint="One address or domain a line."
            defaultValue={lines(values.vip)}
            error={fieldError(save.error, "vip")}
          />
        ) : null}
        {"never_touch" in values ? (
          <Area
            label="Never touch"
            name="never_touch"
            hint="Mail from these is read by nobody. One address or domain a line."
            defaultValue={lines(values.never_touch)}
            error={fieldError(save.error, "never_touch")}
          />
        ) : null}
        {"cooling_seconds" in values ? (
          <Field
            label="Seconds before a mail leaves"
            name="cooling_seconds"
            type="number"
            min={0}
            max={120}
            defaultValue={Number(values.cooling_seconds)}
            hint="Within them you can cancel what you countersigned."
            className="max-w-32"
            error={fieldError(save.error, "cooling_seconds")}
          />
        ) : null}
        {"approval_ttl_hours" in values ? (
          <Field
            label="Hours until a task expires"
            name="approval_ttl_hours"
            type="number"
            min={1}
            max={720}
            defaultValue={Number(values.approval_ttl_hours)}
            className="max-w-32"
            error={fieldError(save.error, "approval_ttl_hours")}
          />
        ) : null}
        <Button type="submit" busy={save.isPending}>
          Keep these changes
        </Button>
      </form>
    </Section>
  );
}

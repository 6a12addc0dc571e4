"use client";

import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { ExternalLink, Paperclip } from "lucide-react";
import { LinkButton } from "@/components/ui/button";
import { Moment, useZone } from "@/components/ui/moment";
import { Trouble } from "@/components/ui/notice";
import { Awaiting } from "@/components/ui/page";
import type { MailMessage, MailThread } from "@/lib/api/generated/types.gen";
import { sourcesQuery } from "@/lib/api/matter";
import { asIs } from "@/lib/as-is";
import { isCode } from "@/lib/errors";
import { visible } from "@/lib/text";
import { LongText } from "./long-text";

/** What a task was made from, read again at the provider now, and kept nowhere. `thing` is one of several. */
export function Thread({ taskId, thing }: { taskId: string; thing?: string }) {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(sourcesQuery(taskId, thing));
  if (error && !data)
    return (
      <div className="space-y-2">
        <Trouble error={error} read again={() => void refetch()} />
        {isCode(error, "connection_broken") ? (
          <LinkButton href="/accounts/">
            <Trans>To the accounts</Trans>
          </LinkButton>
        ) : null}
      </div>
    );
  if (!data) return <Awaiting what={t`the conversation`} lines={4} />;
  return (
    <div className="space-y-5">
      {data.items.map((one) => (
        <Messages key={one.ref} thread={one} />
      ))}
      {data.missing.length || data.items.length === 0 ? (
        <p className="text-sm text-care">
          {data.items.length ? (
            <Trans>Something of it is not there any more, or could not be read.</Trans>
          ) : (
            <Trans>It is not there any more: it was deleted at the provider, or it could not be read.</Trans>
          )}
        </p>
      ) : null}
    </div>
  );
}

function Messages({ thread }: { thread: MailThread }) {
  return (
    <div className="space-y-4">
      {thread.left_out ? (
        <p className="text-sm text-faint">
          <Plural
            value={thread.left_out}
            one="# older message is not shown here."
            other="# older messages are not shown here."
          />
        </p>
      ) : null}
      {thread.messages.map((one) => (
        <Message key={one.id} message={one} />
      ))}
      {thread.url?.startsWith("https://") ? (
        <a
          href={thread.url}
          target="_blank"
          rel="noopener noreferrer"
          className="inline-flex min-h-10 items-center gap-2 text-sign underline underline-offset-4"
        >
          <ExternalLink aria-hidden="true" className="size-4" />
          <Trans>Open it where it is kept</Trans>
        </a>
      ) : null}
    </div>
  );
}

function Message({ message }: { message: MailMessage }) {
  return (
    <article className="border-l-2 border-edge/50 pl-4" aria-label={visible(message.subject)}>
      <header className="text-sm text-faint">
        <p className="flex flex-wrap items-baseline gap-x-3">
          <bdi className="font-medium text-ink">{visible(message.from)}</bdi>
          <Moment at={message.at} show="absolute" />
          {message.draft ? <Trans>A draft</Trans> : null}
        </p>
        <p>
          <Trans>
            to <bdi>{asIs(visible([...message.to, ...message.cc].join(", ")))}</bdi>
          </Trans>
          {message.recipients_left_out ? (
            <>
              {" "}
              <Plural value={message.recipients_left_out} one="and # more" other="and # more" />
            </>
          ) : null}
        </p>
        <p className="text-soft">
          <bdi>{visible(message.subject)}</bdi>
        </p>
      </header>
      <LongText text={message.text} className="letter mt-2 max-w-[66ch] !text-[1.0625rem] text-soft" />
      <Attachments message={message} />
      <Unseen message={message} />
    </article>
  );
}

const KILO = 1000;

function Attachments({ message }: { message: MailMessage }) {
  const { locale } = useZone();
  const size = (bytes: number) =>
    new Intl.NumberFormat(locale, { style: "unit", unit: "kilobyte", maximumFractionDigits: 0 }).format(
      Math.max(1, bytes / KILO),
    );
  if (message.attachments.length === 0) return null;
  return (
    <ul className="mt-2 space-y-1 text-sm">
      {message.attachments.map((one) => (
        <li key={one.part} className="flex items-center gap-2">
          <Paperclip aria-hidden="true" className="size-4 shrink-0 text-faint" />
          <bdi>{visible(one.name)}</bdi>
          <span className="text-faint">{size(one.bytes)}</span>
        </li>
      ))}
    </ul>
  );
}

/** What is not shown of a message, each in a line. */
function Unseen({ message: { hidden, withheld, cut, html_removed } }: { message: MailMessage }) {
  return (
    <ul className="mt-2 space-y-0.5 text-sm text-care empty:hidden">
      {hidden ? (
        <li>
          <Trans>There is text in it that its reader does not see; it is left out here.</Trans>
        </li>
      ) : null}
      {withheld ? (
        <li>
          <Trans>A code or a link that opens an account is blotted out.</Trans>
        </li>
      ) : null}
      {cut ? (
        <li>
          <Trans>It goes on; the rest is too long to be shown here.</Trans>
        </li>
      ) : null}
      {html_removed ? (
        <li className="text-faint">
          <Trans>Pictures and layout are left out.</Trans>
        </li>
      ) : null}
    </ul>
  );
}

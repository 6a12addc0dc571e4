import { leaves, text } from "../../action";
import { shown } from "../../fields";

/** One of many things in an action: a conversation by its sender and subject. */
export function Item({ item }: { item: unknown }) {
  const one = typeof item === "object" && item !== null ? (item as Record<string, unknown>) : {};
  const sender = text(one.sender);
  const rest =
    sender || one.subject
      ? ""
      : leaves(item)
          .map(([, value]) => value)
          .join(" · ");
  return (
    <span className="min-w-0">
      {sender ? <bdi className="block truncate text-sm text-soft">{shown(sender)}</bdi> : null}
      <bdi className="block">{shown(one.subject ?? rest)}</bdi>
    </span>
  );
}

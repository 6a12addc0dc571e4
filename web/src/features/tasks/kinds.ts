import {
  Archive,
  Bell,
  CalendarClock,
  CalendarPlus,
  FilePen,
  FileText,
  type LucideIcon,
  MailOpen,
  MailX,
  Receipt,
  Reply,
  Send,
  Tag,
} from "lucide-react";

/** How the card lays an action out. Whatever a layout does not show stands below it, field by field. */
export type Layout = "letter" | "pile" | "event" | "plain";

export type KindWords = {
  /** On the button. */
  verb: string;
  /** While it runs, and once it is done. */
  doing: string;
  done: string;
  noun: string;
  layout: Layout;
  /** The fields that the person may change before deciding. */
  editable: readonly string[];
  icon: LucideIcon;
};

const letter = (verb: string, doing: string, done: string, noun: string, icon: LucideIcon): KindWords => ({
  verb,
  doing,
  done,
  noun,
  layout: "letter",
  editable: ["to", "cc", "subject", "body"],
  icon,
});

const pile = (verb: string, doing: string, done: string, noun: string, icon: LucideIcon): KindWords => ({
  verb,
  doing,
  done,
  noun,
  layout: "pile",
  editable: ["items"],
  icon,
});

const event = (verb: string, doing: string, done: string, noun: string, icon: LucideIcon): KindWords => ({
  verb,
  doing,
  done,
  noun,
  layout: "event",
  editable: [],
  icon,
});

const plain = (verb: string, doing: string, done: string, noun: string, icon: LucideIcon): KindWords => ({
  verb,
  doing,
  done,
  noun,
  layout: "plain",
  editable: [],
  icon,
});

/** Every kind of action in the words of the person. */
const KINDS: Record<string, KindWords> = {
  "email.draft_reply": letter("Save draft", "Saving the draft", "Draft saved", "Draft reply", FilePen),
  "email.send_reply": letter("Send reply", "Sending the reply", "Reply sent", "Reply", Reply),
  "email.follow_up": letter("Send follow-up", "Sending the follow-up", "Follow-up sent", "Follow-up", Send),
  "email.archive": pile("Archive", "Archiving", "Archived", "Archive", Archive),
  "email.label": pile("Label", "Labelling", "Labelled", "Label", Tag),
  "email.mark_read": pile("Mark as read", "Marking as read", "Marked as read", "Mark as read", MailOpen),
  "email.unsubscribe": plain("Unsubscribe", "Unsubscribing", "Unsubscribed", "Unsubscribe", MailX),
  "calendar.create_event": event("Create event", "Creating the event", "Event created", "Event", CalendarPlus),
  "calendar.hold": event("Hold the time", "Holding the time", "Time held", "Hold", CalendarPlus),
  "calendar.move_event": event("Move event", "Moving the event", "Event moved", "Move", CalendarClock),
  "calendar.respond": event("Send answer", "Sending the answer", "Answer sent", "Invitation", CalendarClock),
  "reminder.create": event("Set reminder", "Setting the reminder", "Reminder set", "Reminder", Bell),
  "finance.record_bill": plain("Record bill", "Recording the bill", "Bill recorded", "Bill", Receipt),
  "finance.flag_subscription": plain("Flag subscription", "Flagging", "Subscription flagged", "Subscription", Receipt),
  "finance.negotiate": letter("Save draft", "Saving the draft", "Draft saved", "Negotiation", FilePen),
  "finance.cancel_subscription": letter("Save draft", "Saving the draft", "Draft saved", "Cancellation", FilePen),
  "day.arrange": event("Arrange the day", "Arranging the day", "Day arranged", "Day", CalendarClock),
};

const UNKNOWN = plain("Countersign", "Working", "Done", "Task", FileText);

export function wordsOf(kind: string): KindWords {
  return KINDS[kind] ?? UNKNOWN;
}

import type { ComponentType } from "react";
import type { Shape } from "../kinds";
import { EventHead } from "./event/view";
import type { ViewProps } from "./field-list";
import { ItemsBody, ItemsHead } from "./items/view";
import { LetterBody, LetterHead } from "./letter/view";
import { RecordHead } from "./record/view";

/** `Head`: lines of what is on the card; `Body`: what stands below them. */
export const VIEWS: Record<Shape, { Head: ComponentType<ViewProps>; Body?: ComponentType<ViewProps> }> = {
  letter: { Head: LetterHead, Body: LetterBody },
  items: { Head: ItemsHead, Body: ItemsBody },
  event: { Head: EventHead },
  record: { Head: RecordHead },
};

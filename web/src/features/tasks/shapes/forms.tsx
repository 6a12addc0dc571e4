import type { ComponentType } from "react";
import type { Shape } from "../kinds";
import { EventForm } from "./event/edit";
import type { FormProps } from "./field-form";
import { ItemsForm } from "./items/edit";
import { LetterForm } from "./letter/edit";
import { RecordForm } from "./record/edit";

export const FORMS: Record<Shape, ComponentType<FormProps>> = {
  letter: LetterForm,
  items: ItemsForm,
  event: EventForm,
  record: RecordForm,
};

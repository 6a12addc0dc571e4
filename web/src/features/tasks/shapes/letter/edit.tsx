import { FieldForm, type FormProps } from "../field-form";

export function LetterForm(props: FormProps) {
  return <FieldForm {...props} letter />;
}

export { FieldForm as EventForm } from "../field-form";

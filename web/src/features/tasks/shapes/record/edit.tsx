export { FieldForm as RecordForm } from "../field-form";

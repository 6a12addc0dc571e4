import { Suspense } from "react";
import type { Task } from "@/lib/api/queries";
import { later } from "@/lib/later";
import { hasBracket } from "./action";
import { shown } from "./fields";
import { isOpen, kindOf } from "./kinds";
import { LongText } from "./long-text";

const BlankFields = later(() => import("./blank-fields").then((module) => ({ default: module.BlankFields })));

type WrittenProps = { task: Task; path: string; text: string; className?: string };

/** A text of an action, whole; what was left open in it is a field where it stands. */
export function Written({ task, path, text, className }: WrittenProps) {
  const whole = <LongText text={text} className={className} />;
  if (!hasFields(task, path, text)) return whole;
  return (
    <Suspense fallback={whole}>
      <div className={className} dir="auto">
        <BlankFields taskId={task.id} path={path} text={text} />
      </div>
    </Suspense>
  );
}

/** The same on a line. */
export function WrittenLine({ task, path, text, className }: WrittenProps) {
  const whole = <bdi className={className}>{shown(text)}</bdi>;
  if (!hasFields(task, path, text)) return whole;
  return (
    <Suspense fallback={whole}>
      <span className={className}>
        <BlankFields taskId={task.id} path={path} text={text} />
      </span>
    </Suspense>
  );
}

const hasFields = (task: Task, path: string, text: string) => hasBracket(text) && isOpen(task, kindOf(task.kind), path);

import { offers } from "@/lib/api/client";
import type { Operation } from "@/lib/api/queries";

export const offered = (operation: Operation): boolean => offers(`post /tasks/{task_id}/${operation}`);
export const canEdit = (): boolean => offers("patch /tasks/{task_id}");

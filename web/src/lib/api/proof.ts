import { create } from "zustand";

type Asking = { asked: boolean };

/** Whether the person is being asked to prove that it is they. */
export const useProof = create<Asking>(() => ({ asked: false }));

let waiting: ((proved: boolean) => void)[] = [];

/** Ask for the password once more; many calls at once cause one question. False: the person would rather not. */
export function proveAgain(): Promise<boolean> {
  useProof.setState({ asked: true });
  return new Promise((answered) => waiting.push(answered));
}

export function proved(so: boolean) {
  const asking = waiting;
  waiting = [];
  useProof.setState({ asked: false });
  for (const answered of asking) answered(so);
}

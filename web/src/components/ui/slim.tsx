import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

const WHERE = {
  /** On any phone. */
  phone: ["hidden max-md:block", "max-md:sr-only"],
  /** On the narrowest, and wherever a page is enlarged as much. */
  narrow: ["hidden @max-[22.5rem]:block", "@max-[22.5rem]:sr-only"],
} as const;

type SlimProps = { icon: LucideIcon; where: keyof typeof WHERE; children: ReactNode };

/** The words of a button, or where a bar has no room for them an icon; what it is called stays. */
export function Slim({ icon: Icon, where, children }: SlimProps) {
  const [icon, words] = WHERE[where];
  return (
    <>
      <Icon aria-hidden="true" className={`size-5 shrink-0 ${icon}`} />
      <span className={words}>{children}</span>
    </>
  );
}

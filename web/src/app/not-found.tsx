import { LinkButton } from "@/components/ui/button";

export default function NotFound() {
  return (
    <main className="mx-auto flex max-w-xl flex-col items-start gap-5 px-6 py-[18vh]">
      <h1 className="font-serif text-[2.5rem] leading-tight">There is no such page.</h1>
      <p className="text-lg text-soft">The address may be old, or mistyped.</p>
      <LinkButton href="/" variant="primary">
        To what waits for you
      </LinkButton>
    </main>
  );
}

/** An empty list says what would be in it. */
export function EmptyState({ title, text }: { title: string; text: string }) {
  return (
    <div className="mx-auto max-w-xl space-y-4 px-6 py-16 md:px-10 md:py-[18vh]">
      <p className="font-serif text-[2rem] leading-[1.15] md:text-[2.5rem]">{title}</p>
      <p className="text-lg text-soft">{text}</p>
    </div>
  );
}

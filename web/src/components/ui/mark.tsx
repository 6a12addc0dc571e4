/** The mark of the house: a pen stroke over a line. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className={className} fill="none">
      <path d="M5 25.5h22" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" opacity=".55" />
      <path
        d="M6 20.5c3.8-1.2 8.6-8.8 10.4-13.2.9-2.2-1.3-2.6-2.4.2-2 5.1-3.6 11.7-1.3 12.5 2 .7 3.9-4.4 5.6-4.2 1.5.2.2 3.9 1.9 4 1.9.1 2.6-2.7 4.1-2.6 1 .1.9 1.3 2.2 1.3"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}

/** A signature being written; decoration only. */
export function Stroke({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 220 64" aria-hidden="true" className={className} fill="none">
      <path
        pathLength="1"
        className="pen-stroke"
        d="M8 46c16-5 36-33 43-38 6-4 1 9-7 24-7 13-9 20-3 18 8-3 14-20 22-20 6 0-2 15 5 15 8 0 12-15 19-15 5 0-1 13 6 13 9 0 13-21 21-22 5 0-5 20 4 20 11 0 16-17 26-17 8 0 6 9 20 7 14-1 24-6 48-7"
        stroke="currentColor"
        strokeWidth="2.6"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}

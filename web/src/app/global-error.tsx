"use client";

export default function Broken({ reset }: { reset: () => void }) {
  return (
    <html lang="en">
      <body>
        <h1>Countersign stumbled.</h1>
        <p>Nothing was decided by it.</p>
        <button type="button" onClick={reset}>
          Try again
        </button>
      </body>
    </html>
  );
}

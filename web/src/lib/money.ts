/** A decimal string and a currency, as the API gives them, in the user's way of writing. */
export function money(
  { amount: given = "0", currency = "USD" }: { amount?: string; currency?: string },
  locale: string,
): string {
  const amount = Number(given);
  try {
    const small = amount !== 0 && Math.abs(amount) < 0.01;
    return new Intl.NumberFormat(locale, {
      style: "currency",
      currency,
      ...(small ? { maximumSignificantDigits: 2 } : {}),
    }).format(amount);
  } catch {
    return `${given} ${currency}`;
  }
}

import type { Metadata } from "next";
import { VerifyEmail } from "@/features/session/verify-email";

export const metadata: Metadata = { title: "Verify your address" };

export default function Page() {
  return <VerifyEmail />;
}

import type { Metadata } from "next";
import { ResetPassword } from "@/features/session/reset-password";

export const metadata: Metadata = { title: "A new password" };

export default function Page() {
  return <ResetPassword />;
}

import type { Metadata } from "next";
import { Security } from "@/features/security/security";

export const metadata: Metadata = { title: "Sign-in and security" };

export default function Page() {
  return <Security />;
}

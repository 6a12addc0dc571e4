import type { Metadata } from "next";
import { Register } from "@/features/session/register";

export const metadata: Metadata = { title: "Open an account" };

export default function Page() {
  return <Register />;
}

import type { Metadata } from "next";
import { GoogleFinish } from "@/features/session/google-finish";

export const metadata: Metadata = { title: "Signing in" };

export default function Page() {
  return <GoogleFinish />;
}

import type { Metadata } from "next";
import { YourData } from "@/features/your-data/your-data";

export const metadata: Metadata = { title: "Your data" };

export default function Page() {
  return <YourData />;
}

import { Rules } from "@/features/rules/rules";

export default function Page() {
  return <Rules />;
}

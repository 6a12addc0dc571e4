import { Agents } from "@/features/agents/agents";

export default function Page() {
  return <Agents />;
}

import { Register } from "@/features/session/register";

export default function Page() {
  return <Register />;
}

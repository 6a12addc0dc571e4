import { Register } from "@/features/session/door";

export default function Page() {
  return <Register />;
}

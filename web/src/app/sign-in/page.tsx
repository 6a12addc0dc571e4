import { SignIn } from "@/features/session/door";

export default function Page() {
  return <SignIn />;
}

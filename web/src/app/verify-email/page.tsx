import { VerifyEmail } from "@/features/session/verify-email";

export default function Page() {
  return <VerifyEmail />;
}

import { ResetPassword } from "@/features/session/reset-password";

export default function Page() {
  return <ResetPassword />;
}

import { ForgotPassword } from "@/features/session/forgot-password";

export default function Page() {
  return <ForgotPassword />;
}

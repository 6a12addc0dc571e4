import { GoogleFinish } from "@/features/session/google-finish";

export default function Page() {
  return <GoogleFinish />;
}

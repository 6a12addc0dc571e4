import { Security } from "@/features/security/security";

export default function Page() {
  return <Security />;
}

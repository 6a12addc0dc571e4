import { Accounts } from "@/features/accounts/accounts";

export default function Page() {
  return <Accounts />;
}

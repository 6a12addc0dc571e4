import { YourData } from "@/features/your-data/your-data";

export default function Page() {
  return <YourData />;
}

import { stored } from "@/lib/stored";

/** How close the rows of the lists stand; kept by this browser, because it is about the screen and not the person. */
export const useListLook = stored("countersign.list", { dense: false });

export const toggleDense = () => useListLook.setState(({ dense }) => ({ dense: !dense }));

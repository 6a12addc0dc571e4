"use client";

import { Suspense } from "react";
import { useProof } from "@/lib/api/proof";
import { later } from "@/lib/later";

const ProofDialog = later(() => import("./proof-dialog").then((module) => ({ default: module.ProofDialog })));

/** The question that a call asks which needs a fresh sign-in. */
export function Proof() {
  const asked = useProof((proof) => proof.asked);
  return <Suspense>{asked ? <ProofDialog /> : null}</Suspense>;
}

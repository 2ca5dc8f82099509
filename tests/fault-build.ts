import { ensureBuild } from "./ensure-build.ts";

export default function setup(): void {
  ensureBuild({ folder: "build-faults", variables: { FAULT_BUILD: "1" } });
}

import { AskAgain } from "../ask-again.tsx";
import { Banner } from "../banner.tsx";
import { stageLabel } from "./words.ts";

type RunProgressProps = {
  progress: {
    stage: string;
    step: number;
    steps: number;
    read: number;
    healed: number;
    waitsBecause: string | null;
  };
};

/** How far the comparison is. The page asks again while it goes on, without scripts by loading itself. */
export function RunProgress({ progress }: RunProgressProps) {
  const { stage, step, steps, read, healed, waitsBecause } = progress;
  return (
    <Banner
      tone={waitsBecause === null ? "info" : "warning"}
      title={waitsBecause === null ? `Comparing: ${stageLabel(stage)}…` : "Comparing waits for Stripe"}
    >
      {waitsBecause === null ? null : <p>{waitsBecause} It goes on by itself.</p>}
      <p className="text-muted">
        Part {step} of {steps}, {read} objects read, {healed} brought in line. This page follows by itself.
      </p>
      <AskAgain />
      <progress className="mt-2 w-full max-w-sm" value={step} max={steps} aria-label="Progress" />
    </Banner>
  );
}

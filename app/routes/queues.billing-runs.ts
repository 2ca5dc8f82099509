import { wakeUp } from "#web/wake-up";

export const action = wakeUp("billing-runs");

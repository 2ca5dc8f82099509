/** Wake-ups through Quirrel: a job says "look now", carries nothing and is believed in nothing. */
export { queueNames, type QueueName, type WakeUps } from "./names.ts";
export { startQueue, type QueueSettings, type RunningQueue } from "./start-queue.ts";

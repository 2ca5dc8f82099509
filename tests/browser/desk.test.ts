import { afterAll, beforeAll, describe } from "vitest";
import { raiseStage, type Stage } from "./stage.ts";
import { tellBouncedMail } from "./stories/bounced-mail.ts";
import { tellChoosingAmongMany } from "./stories/choosing-among-many.ts";
import { tellManyInvoices } from "./stories/many-invoices.ts";
import { tellMetersAndPrices } from "./stories/meters-and-prices.ts";
import { tellReminders } from "./stories/reminders.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await raiseStage();
});
afterAll(() => stage.close());

const stories = [
  { about: "reminders", tell: tellReminders },
  { about: "many invoices", tell: tellManyInvoices },
  { about: "a mail that comes back", tell: tellBouncedMail },
  { about: "meters and prices", tell: tellMetersAndPrices },
  { about: "more meters than a list offers", tell: tellChoosingAmongMany },
];

/** One desk for all of them, as they leave each other alone; what goes wrong in a window counts for one story. */
describe.each(stories)("$about", ({ tell }) => {
  beforeAll(() => {
    stage.faults.length = 0;
  });
  tell(() => stage);
});

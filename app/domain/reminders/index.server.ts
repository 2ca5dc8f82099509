/** Reminders: nobody is asked twice for one step, twice a day, out of hours, or for money that is there. */
export { clientRemindersInput, reminderSettingsInput } from "./settings/input.ts";
export { getReminderSettings, type ReminderSettings } from "./settings/get.ts";
export { beginAfterRestore } from "./settings/begin-now.ts";
export { updateReminderSettings } from "./settings/update.ts";
export { type ClientReminders, getClientReminders, updateClientReminders } from "./settings/client.ts";
export { sendDueReminders } from "./schedule/due.ts";
export { followAmount, followClient, followEmail } from "./schedule/reactions.ts";
export { type Calendar, type CalendarItem, calendarDays, dryRun, listCalendar } from "./schedule/calendar.ts";
export { type InvoiceReminders, type PastReminder, remindersOfInvoice } from "./schedule/of-invoice.ts";
export { type Hold, planReminders, type PlannedReminder, type ReminderFacts } from "./schedule/plan.ts";
export { remindNow, sendStepNow } from "./sending/remind-now.ts";
export { skipReminder } from "./sending/skip.ts";
export { composeReminder } from "./sending/compose.ts";
export { recordPromise, withdrawPromise } from "./promises/record.ts";
export { recordPromiseInput } from "./promises/input.ts";
export * from "./errors.ts";

/** What contacts wish to be changed of their details: nothing changes until an admin says so, and they see what became of it. */
export { askForChange } from "./ask.ts";
export { withdrawChangeRequest } from "./withdraw.ts";
export { approveChangeRequest } from "./approve.ts";
export { refuseChangeRequest, refusalInput } from "./refuse.ts";
export { getChangeRequest } from "./get.ts";
export {
  countOpenChangeRequests,
  listChangeRequests,
  listOpenRequestsOf,
  listOwnChangeRequests,
} from "./list.ts";
export { changeRequestInput } from "./input.ts";
export type { ChangeRequestView, Wish } from "./view.ts";

/** Who an organization is, who belongs to it and as what, and how many seats that makes: counted in one place. */
export { createOrganization, organizationName } from "./create.ts";
export { getOrganization, type Organization } from "./get.ts";
export { findHouse, type House } from "./house.ts";
export {
  cashRoundingIncrements,
  invoicingInput,
  type OrganizationChange,
  organizationInput,
  seatSettingsInput,
  updateOrganization,
} from "./update.ts";
export {
  confirmNumberSeries,
  listNumberSeries,
  numberSeriesInput,
  type SeriesKind,
  seriesConfirmationInput,
  updateNumberSeries,
} from "./number-series.ts";
export { listSettingsChoices } from "./choices.ts";
export { formatDocumentNumber } from "./number-pattern.ts";
export { placeOn } from "./series-place.ts";
export { countSeats, requireSeatsWithinLimit } from "./count-seats.ts";
export { addMembership, listMemberships, removeMembership } from "./members.ts";
export { chooseNotices, wantsNotices } from "./notices.ts";
export { changeRole, giveRole, removeMember, roleInput, transferOwnership } from "./change-role.ts";
export {
  AlreadyMember,
  OnlyOwner,
  OwnerStays,
  SeatLimitReached,
  SeriesAlreadyUsed,
  SeriesNotWaiting,
} from "./errors.ts";

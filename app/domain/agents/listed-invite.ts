/** One address of a list as it is written there; `role` is empty where the list names none. */
export type ListedInvite = { readonly line: number; readonly email: string; readonly role: string };

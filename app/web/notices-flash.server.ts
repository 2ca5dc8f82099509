import type { FlashMessage } from "./flash.server.ts";

/** What a choice about notices means, with a warning when it leaves nobody to be mailed. */
export function noticesFlash({
  getsNotices,
  listeners,
}: {
  getsNotices: boolean;
  listeners: number;
}): FlashMessage {
  if (getsNotices) return { kind: "success", text: "Notices of trouble with billing come by e-mail now." };
  if (listeners > 0) return { kind: "success", text: "Notices of trouble with billing are switched off." };
  return {
    kind: "warning",
    text: "Nobody is told of trouble with billing by e-mail now: this was the last admin with notices. Pages still say it while it lasts.",
  };
}

import { isAcknowledged, postForm } from "../../seat-desk/api.ts";
import type { Scenario } from "../control.ts";

/** So many pages are served in the meantime that a write which does not wait is long done. */
const pagesMeanwhile = 30;

export const noWriteGate: Scenario = {
  mutation: "no-write-gate",
  story: "somebody signs out while an invite halts before its commit; killed there",
  wrong: "an acknowledged sign-out was undone",
  play: async ({ desk, start, call, halted }) => {
    const { url, origin } = desk;
    const { email = "", password } = desk.organizations[0]?.owner ?? {};
    await start("before-commit:1:halt");
    const form = { origin, path: "/login", fields: { email, password: password ?? "" } };
    const { cookie } = await postForm(url, form);
    const inviting = call("agents.invite", { email: "first@agents.test" });
    await halted();

    let hasAnswered = false;
    const signingOut = postForm(url, { origin, path: "/logout", fields: {}, cookie }).finally(() => {
      hasAnswered = true;
    });
    for (let pages = 0; pages < pagesMeanwhile && !hasAnswered; pages += 1) {
      await (await fetch(`${url}/login`)).text();
    }
    desk.signal("SIGKILL");
    await desk.death();
    if (isAcknowledged(await inviting)) return "an invite was acknowledged before its commit";

    await start();
    const page = await fetch(`${url}/admin`, { headers: { Cookie: cookie }, redirect: "manual" });
    const isSignedIn = page.status === 200;
    return isAcknowledged(await signingOut) && isSignedIn ? "an acknowledged sign-out was undone" : null;
  },
};

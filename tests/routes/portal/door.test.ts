import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { minutes } from "#lib/duration";
import * as door from "../../../app/routes/portal._index.tsx";
import * as link from "../../../app/routes/portal.$token._index.tsx";
import * as renewal from "../../../app/routes/portal.$token.renewal.ts";
import * as invoices from "../../../app/routes/portal.invoices.tsx";
import * as signOut from "../../../app/routes/portal.sign-out.ts";
import * as everywhere from "../../../app/routes/portal.sign-out-everywhere.ts";
import { makeClient } from "../../billing-factories.ts";
import { askForToken, newestToken } from "../../domain/portal/portal-people.ts";
import { browserWith, stranger } from "../../route-request.ts";
import { createWorld, type World } from "../../world.ts";
import { cookiesOf, inPortal, portalCookie } from "./visitors.ts";

const ada = "ada@lovelace.test";

let world: World;
beforeEach(async () => {
  world = await createWorld();
  await makeClient(world.ctx);
});
afterEach(() => world.close());

const at = (token: string) => [`/portal/${token}`, { token }] as const;

describe("the door", () => {
  test("answers the same to everybody who asks for a link", async () => {
    for (const email of [ada, "nobody@lovelace.test"]) {
      const answer = await stranger(world).submit(door.action, "/portal", { email });
      expect(answer).toMatchObject({ status: 303, location: "/portal?asked" });
      expect(answer.headers.getSetCookie()).toEqual([]);
    }
    await world.settle();
    expect(world.mailbox.messages()).toHaveLength(1);
    expect((await stranger(world).load(door.loader, "/portal?asked")).data).toMatchObject({
      isAsked: true,
      choice: null,
    });
  });

  test("tells beside the field what is no address", async () => {
    const answer = await stranger(world).submit(door.action, "/portal", { email: "ada@" });
    expect(answer).toMatchObject({
      status: 422,
      data: { error: { email: ["Enter an e-mail address such as name@example.com."] } },
    });
  });

  test("lets who asks too often wait, whoever it is", async () => {
    const ask = (email: string) => stranger(world).submit(door.action, "/portal", { email });
    for (const email of [ada, "nobody@lovelace.test"]) {
      for (let time = 0; time < 5; time += 1) await ask(email);
      expect((await ask(email)).status).toBe(429);
    }
  });

  test("needs no script", () => {
    for (const { handle } of [door, link, invoices]) expect(handle).toEqual({ scripts: false });
  });

  test("lets who is signed in go in", async () => {
    const answer = await (await inPortal(world, ada)).load(door.loader, "/portal");
    expect(answer).toMatchObject({ status: 302, location: "/portal/invoices" });
  });

  test("is where everybody goes who is not signed in, or not any more", async () => {
    const cookie = await portalCookie(world, ada);
    const browsers = [
      stranger(world),
      browserWith(world, `${cookie}x`),
      browserWith(world, "steadybill_portal="),
    ];
    for (const browser of browsers)
      expect(await browser.load(invoices.loader, "/portal/invoices")).toMatchObject({
        status: 302,
        location: "/portal",
      });
    expect((await browserWith(world, cookie).load(invoices.loader, "/portal/invoices")).status).toBe(200);
  });
});

describe("the link in the mail", () => {
  test("shows a button, however often a scanner looks, and signs in when it is pressed", async () => {
    const token = await askForToken(world, ada);
    for (let time = 0; time < 3; time += 1)
      expect(await stranger(world).load(link.loader, ...at(token))).toMatchObject({
        status: 200,
        data: { isLive: true },
      });
    const answer = await stranger(world).submit(link.action, at(token)[0], {}, { token });
    expect(answer).toMatchObject({ status: 303, location: "/portal" });
    const cookie = answer.headers.getSetCookie()[0] ?? "";
    expect(cookie).toMatch(/^steadybill_portal=.+; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax/);
  });

  test("is refused when another site's page presses the button", async () => {
    const token = await askForToken(world, ada);
    const request = new Request(`http://localhost:3000/portal/${token}`, {
      method: "POST",
      headers: { Origin: "https://evil.test", "Content-Type": "application/x-www-form-urlencoded" },
    });
    const context = { parts: world.parts, address: "192.0.2.1" };
    await expect(link.action({ request, params: { token }, context } as never)).rejects.toMatchObject({
      init: { status: 403 },
    });
    expect((await stranger(world).load(link.loader, ...at(token))).data).toMatchObject({ isLive: true });
  });

  test("that was used says so and offers a new one to the same mailbox", async () => {
    const token = await askForToken(world, ada);
    await stranger(world).submit(link.action, at(token)[0], {}, { token });
    const again = await stranger(world).submit(link.action, at(token)[0], {}, { token });
    expect(again).toMatchObject({ status: 303, location: `/portal/${token}` });
    expect(await stranger(world).load(link.loader, ...at(token))).toMatchObject({
      status: 410,
      data: { isLive: false, renewalAt: `/portal/${token}/renewal` },
    });
    const answer = await stranger(world).submit(renewal.action, `/portal/${token}/renewal`, {}, { token });
    expect(answer).toMatchObject({ status: 303, location: `/portal/${token}?asked` });
    await world.settle();
    expect(newestToken(world, ada)).not.toBe(token);
  });

  test("that is too late says so", async () => {
    const token = await askForToken(world, ada);
    world.clock.advance(minutes(10));
    expect((await stranger(world).load(link.loader, ...at(token))).status).toBe(410);
  });

  test("lets the browser that it signed in through when the mail is opened again", async () => {
    const token = await askForToken(world, ada);
    const answer = await stranger(world).submit(link.action, at(token)[0], {}, { token });
    const [cookie] = answer.headers.getSetCookie()[0]?.split(";") ?? [];
    const again = await browserWith(world, cookie).load(link.loader, ...at(token));
    expect(again).toMatchObject({ status: 302, location: "/portal" });
  });

  test("that nobody gave out leads nowhere", async () => {
    expect((await stranger(world).load(link.loader, ...at("guessed"))).status).toBe(404);
    const answer = await stranger(world).submit(link.action, "/portal/guessed", {}, { token: "guessed" });
    expect(answer.status).toBe(404);
  });
});

describe("the way out", () => {
  test("ends the session and forgets the invoices that the browser has opened", async () => {
    const browser = await inPortal(world, ada);
    const answer = await browser.submit(signOut.action, "/portal/sign-out");
    expect(answer).toMatchObject({ status: 303, location: "/portal" });
    expect(cookiesOf(answer.headers)).toEqual({ steadybill_portal: "", steadybill_links: "" });
    expect((await browser.load(invoices.loader, "/portal/invoices")).location).toBe("/portal");
  });

  test("ends it in every browser", async () => {
    const [here, there] = [await inPortal(world, ada), await inPortal(world, ada)];
    await here.submit(everywhere.action, "/portal/sign-out-everywhere");
    for (const browser of [here, there])
      expect((await browser.load(invoices.loader, "/portal/invoices")).location).toBe("/portal");
  });

  test("typed into the address bar changes nothing", async () => {
    const browser = await inPortal(world, ada);
    for (const { loader } of [signOut, everywhere])
      expect((await browser.load(loader, "/portal/sign-out")).location).toBe("/portal");
    expect((await browser.load(invoices.loader, "/portal/invoices")).status).toBe(200);
    expect((await stranger(world).submit(signOut.action, "/portal/sign-out")).status).toBe(303);
  });
});

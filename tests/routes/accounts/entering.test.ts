import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createAdmin, prepareSetup, requestPasswordReset } from "#domain/accounts";
import { linkToken } from "#domain/links";
import { emptyDeployment } from "../../domain/accounts/empty-deployment.ts";
import { memberWithPassword } from "../../domain/accounts/people.ts";
import { goodPassword, visitor } from "../../domain/accounts/visitor.ts";
import { browserWith, signedIn, stranger } from "../../route-request.ts";
import { createWorld, type World } from "../../world.ts";
import * as account from "../../../app/routes/admin.account.tsx";
import * as forgotPassword from "../../../app/routes/forgot-password.tsx";
import * as login from "../../../app/routes/login.tsx";
import * as logout from "../../../app/routes/logout.ts";
import * as resetPassword from "../../../app/routes/reset-password.$token.tsx";
import * as setup from "../../../app/routes/setup.tsx";
import * as signInByLink from "../../../app/routes/sign-in.$token.tsx";
import * as signup from "../../../app/routes/signup.tsx";

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

const ada = { email: "ada@kettle.test", password: goodPassword };

/** The browser that got this answer, with its session. */
function browserAfter({ headers }: { headers: Headers }) {
  const cookie = headers.getSetCookie().find((header) => header.startsWith("steadybill="));
  return browserWith(world, cookie?.split(";")[0]);
}

describe("signing in", () => {
  beforeEach(async () => {
    await memberWithPassword(world);
  });

  test("leads to where one wanted to go, with a cookie that scripts cannot read", async () => {
    const answer = await stranger(world).submit(login.action, "/login?redirectTo=%2Fadmin%2Fclients", ada);
    expect(answer).toMatchObject({ status: 303, location: "/admin/clients" });
    expect(answer.headers.get("Set-Cookie")).toMatch(/^steadybill=.*HttpOnly; SameSite=Lax/);
    const page = await browserAfter(answer).load(account.loader, "/admin/account");
    expect(page.data).toMatchObject({ user: { email: ada.email } });
  });

  test.each(["//evil.test", "https://evil.test", "/\\evil.test", "\\\\evil.test", "javascript:alert(1)"])(
    "never leads to another site: %s",
    async (to) => {
      const path = `/login?redirectTo=${encodeURIComponent(to)}`;
      expect(await stranger(world).submit(login.action, path, ada)).toMatchObject({ location: "/admin" });
    },
  );

  test("what is wrong comes back as 422 at its field, with the address but not the password", async () => {
    const wrong = { ...ada, password: "wrong horse battery" };
    const answer = await stranger(world).submit(login.action, "/login", wrong);
    expect(answer).toMatchObject({
      status: 422,
      data: {
        initialValue: { email: ada.email },
        error: { password: ["E-mail address or password is not right."] },
      },
    });
    expect(JSON.stringify(answer.data)).not.toContain("wrong horse");
    expect(answer.headers.get("Set-Cookie")).toBeNull();
  });

  test("after too many tries the answer is 429", async () => {
    for (let count = 0; count < 10; count += 1)
      await stranger(world).submit(login.action, "/login", { ...ada, password: "wrong horse battery" });
    const answer = await stranger(world).submit(login.action, "/login", ada);
    expect(answer).toMatchObject({
      status: 429,
      data: { error: { "": [expect.stringContaining("Too many tries.") as string] } },
    });
  });

  test("a cookie from before it is worth nothing afterwards", async () => {
    const before = browserAfter(await stranger(world).submit(login.action, "/login", ada));
    await before.submit(login.action, "/login", ada);
    const page = await before.load(account.loader, "/admin/account");
    expect(page.location).toBe("/login?redirectTo=%2Fadmin%2Faccount");
  });

  test("who is signed in does not see the form", async () => {
    const page = await (await signedIn(world)).load(login.loader, "/login");
    expect(page.location).toBe("/admin");
  });

  test("signing out ends the session and not only the cookie", async () => {
    const browser = browserAfter(await stranger(world).submit(login.action, "/login", ada));
    expect(await browser.submit(logout.action, "/logout")).toMatchObject({ location: "/login" });
    expect((await browser.load(account.loader, "/admin/account")).location).toContain("/login");
  });

  test("the address of signing out changes nothing by itself", async () => {
    const browser = browserAfter(await stranger(world).submit(login.action, "/login", ada));
    expect((await browser.load(logout.loader, "/logout")).location).toBe("/admin");
    expect((await browser.load(account.loader, "/admin/account")).status).toBe(200);
  });

  test("a forged or foreign cookie is nobody's", async () => {
    for (const cookie of ["steadybill=forged", "steadybill=", "other=1"]) {
      const page = await browserWith(world, cookie).load(account.loader, "/admin/account");
      expect(page.location).toContain("/login");
    }
  });
});

describe("first start", () => {
  const first = { organizationName: "Acme", name: "Ada", ...ada };

  test("every way in leads to the set-up until there is an organization", async () => {
    await emptyDeployment(world);
    expect((await stranger(world).load(login.loader, "/login")).location).toBe("/setup");
    const setupToken = String(await prepareSetup(world.systemCtx));
    const answer = await stranger(world).submit(setup.action, "/setup", { ...first, setupToken });
    expect(answer).toMatchObject({ status: 303, location: "/login" });
    expect(answer.flash).toBe("Your organization is ready. Sign in to begin.");
  });

  test("a wrong token comes back at its field, with everything but the password", async () => {
    await emptyDeployment(world);
    await prepareSetup(world.systemCtx);
    const answer = await stranger(world).submit(setup.action, "/setup", { ...first, setupToken: "guess" });
    expect(answer).toMatchObject({
      status: 422,
      data: {
        initialValue: { organizationName: "Acme", name: "Ada", setupToken: "guess" },
        error: { setupToken: [expect.stringContaining("This is not the setup token.") as string] },
      },
    });
    expect(JSON.stringify(answer.data)).not.toContain(goodPassword);
  });

  test("afterwards there is no such page", async () => {
    expect(await stranger(world).load(setup.loader, "/setup")).toMatchObject({ status: 404 });
    expect(await stranger(world).submit(setup.action, "/setup", first)).toMatchObject({ status: 404 });
  });
});

test("where sign-ups are closed there is no such page", async () => {
  expect(await stranger(world).load(signup.loader, "/signup")).toMatchObject({ status: 404 });
  expect(await stranger(world).submit(signup.action, "/signup", ada)).toMatchObject({ status: 404 });
});

describe("a forgotten password", () => {
  test("known and unknown addresses get the same answer", async () => {
    await memberWithPassword(world);
    const [known, unknown] = await Promise.all(
      [ada.email, "nobody@kettle.test"].map((email) =>
        stranger(world).submit(forgotPassword.action, "/forgot-password", { email }),
      ),
    );
    expect(known).toMatchObject({ status: 303, location: "/forgot-password?asked" });
    expect(unknown).toEqual(known);
  });

  test("the link is looked at as often as one likes and works once", async () => {
    await memberWithPassword(world);
    await requestPasswordReset(world.strangerCtx, { email: ada.email, address: visitor.address });
    const link = await world.database.db.link.findFirstOrThrow();
    const token = await linkToken(world.systemCtx, link.id);
    const path = `/reset-password/${token}`;
    const look = () => stranger(world).load(resetPassword.loader, path, { token });
    const submit = (password: string) =>
      stranger(world).submit(resetPassword.action, path, { password }, { token });

    expect(await look()).toMatchObject({ status: 200, data: { email: ada.email } });
    expect(await submit("short")).toMatchObject({
      status: 422,
      data: { error: { password: ["Choose a password of at least 12 characters."] } },
    });
    expect(await submit("another horse battery")).toMatchObject({ status: 303, location: "/login" });
    expect(await submit("a third horse battery")).toMatchObject({ status: 404 });
    expect(await look()).toMatchObject({
      status: 404,
      data: { message: "This link was used already, or its time is over. Ask for a new one." },
    });
  });
});

test("the operator's link signs in on the button, not on the look", async () => {
  const { url } = await createAdmin(world.systemCtx, {
    email: "eve@kettle.test",
    name: "Eve",
    organization: "Kettle & Co.",
  });
  const params = { token: url.slice(url.lastIndexOf("/") + 1) };
  const { pathname } = new URL(url);
  for (let look = 0; look < 3; look += 1)
    expect(await stranger(world).load(signInByLink.loader, pathname, params)).toMatchObject({ status: 200 });
  const answer = await stranger(world).submit(signInByLink.action, pathname, {}, params);
  expect(answer).toMatchObject({ status: 303, location: "/admin" });
  const page = await browserAfter(answer).load(account.loader, "/admin/account");
  expect(page.data).toMatchObject({ user: { name: "Eve" }, hasPassword: false });
  expect(await stranger(world).submit(signInByLink.action, pathname, {}, params)).toMatchObject({
    status: 404,
  });
});

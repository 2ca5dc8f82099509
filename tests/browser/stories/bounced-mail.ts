import { beforeAll, expect, test } from "vitest";
import type { Stage } from "../stage.ts";

/** A mail comes back, and the admin puts it right. */
export function tellBouncedMail(stageNow: () => Stage): void {
  let stage: Stage;
  beforeAll(async () => {
    stage = stageNow();
  });

  const messageOf = (number: string) => {
    const messages = stage.surroundings.mailbox.messages();
    const message = messages.find(({ subject }) => subject.startsWith(`Invoice ${number}`));
    if (!message) throw new Error(`Nobody got ${number}.`);
    return message;
  };

  test("a mail that came back is told on every page, put right, and sent again", async () => {
    const { messageId, to } = messageOf("INV-0012");
    const report = { messageId, recipient: to[0], kind: "hard", detail: "550 No such user" };
    const secret = String(stage.surroundings.variables["MAIL_WEBHOOK_SECRET"]);
    const answer = await fetch(`${stage.url}/webhooks/mail`, {
      method: "POST",
      headers: { Authorization: `Bearer ${secret}`, "Content-Type": "application/json" },
      body: JSON.stringify(report),
    });
    expect(answer.status).toBe(200);

    const page = await stage.openAsOwner({ screen: "phone", scripts: "off" });
    await page.goto(`${stage.url}/admin/payments`);
    await page.getByText(/^Invoice INV-0012 did not reach Northwind Bikes, Inc\./).waitFor();
    await page.getByRole("link", { name: "See which" }).click();
    await page.getByText("It came back: 550 No such user").waitFor();
    await page.getByRole("link", { name: String(to[0]) }).click();
    await page.getByRole("link", { name: "Correct the address" }).click();
    await page.getByLabel("E-mail address").fill("nobody");
    await page.getByRole("button", { name: "Correct and send" }).click();
    await page.getByText("This is not an e-mail address such as name@example.com.").first().waitFor();
    await page.getByLabel("E-mail address").fill("accounts@northwind.test");
    await page.getByRole("button", { name: "Correct and send" }).click();
    await page.getByText("It is sent to accounts@northwind.test now.").waitFor();
    const arrived = () => stage.surroundings.mailbox.messages().flatMap((message) => message.to);
    await expect.poll(arrived, { timeout: 20_000 }).toContain("accounts@northwind.test");
  });
}

import { expect, test } from "vitest";
import { outcomeOfError } from "../../../app/platform/mail/outcome.ts";

const smtpError = (fields: object) => Object.assign(new Error("trouble"), fields);

test.each([
  ["the recipient is unknown", { code: "EENVELOPE", responseCode: 550 }, "permanent"],
  ["the recipient's box is full for now", { code: "EENVELOPE", responseCode: 452 }, "temporary"],
  ["the message is refused", { code: "EMESSAGE", responseCode: 554 }, "permanent"],
  ["the message is too large", { code: "EMESSAGE" }, "permanent"],
  ["the password is wrong", { code: "EAUTH", responseCode: 535 }, "temporary"],
  ["the server greets with a refusal", { code: "EPROTOCOL", responseCode: 554 }, "temporary"],
  ["nobody greets", { code: "ETIMEDOUT" }, "temporary"],
  ["the line breaks", { code: "ECONNECTION" }, "temporary"],
  ["the certificate is bad", { code: "ETLS" }, "temporary"],
  ["something unknown happens", {}, "temporary"],
] as const)("when %s", (_case, fields, state) => {
  expect(outcomeOfError(smtpError(fields)).state).toBe(state);
});

test("the detail names the refused recipient and what the server said", () => {
  const error = smtpError({
    code: "EENVELOPE",
    responseCode: 550,
    response: "550 No",
    rejected: ["a@b.test"],
  });
  expect(outcomeOfError(error)).toEqual({
    state: "permanent",
    detail: "The mail server refused a@b.test: 550 No",
  });
});

test("what is not an error is an outcome too", () => {
  expect(outcomeOfError("odd")).toEqual({ state: "temporary", detail: "The mail was not taken: odd" });
});

import { describe, expect, test } from "vitest";
import { z } from "zod";
import { DomainError, InvalidInput, NotFound } from "#lib/errors";
import { submitForm } from "#web/forms";
import { outcomeOf } from "./page-request.ts";

const schema = z.object({
  name: z.string("Enter a name."),
  seats: z.number("Enter a whole number of seats.").int("Enter a whole number of seats."),
  password: z.string().optional(),
});

type Work = (value: z.output<typeof schema>) => Promise<unknown>;
const good = { name: "Ada", seats: "3", password: "a secret of Ada" };

function submit(fields: Record<string, string>, work: Work, options?: Parameters<typeof submitForm>[3]) {
  const request = new Request("http://localhost:3000/", {
    method: "POST",
    body: new URLSearchParams(fields),
  });
  return outcomeOf(submitForm(request, schema, work, options));
}

const refuseWith =
  (error: Error): Work =>
  async () => {
    throw error;
  };

describe("a form", () => {
  test("hands its checked values to the work and answers what that answers", async () => {
    expect((await submit(good, async (value) => value)).value).toEqual({ ...good, seats: 3 });
  });

  test.each([
    ["nothing", "", ["Enter a whole number of seats."]],
    ["letters", "three", ["Enter a whole number of seats."]],
    ["a fraction", "2.5", ["Enter a whole number of seats."]],
  ])(
    "with %s in a field comes back with 422, its sentence at the field, and what was typed",
    async (_, seats, said) => {
      let wasDone = false;
      const answer = await submit({ ...good, seats }, async () => {
        wasDone = true;
      });
      expect(answer).toMatchObject({
        status: 422,
        value: { error: { seats: said }, initialValue: { name: "Ada" } },
      });
      expect(wasDone).toBe(false);
    },
  );

  test("shows a rule's refusal beside the field that it names, lists included", async () => {
    const refusal = new InvalidInput([
      { path: "name", message: "There is a client of that name." },
      { path: "lines.0.quantity", message: "Enter a quantity." },
    ]);
    const { status, value } = await submit(good, refuseWith(refusal));
    expect(status).toBe(422);
    expect(value).toMatchObject({
      error: { name: ["There is a client of that name."], "lines[0].quantity": ["Enter a quantity."] },
    });
  });

  test("shows a rule's field under the name that the form has for it", async () => {
    const refusal = new InvalidInput([{ path: "seatCount", message: "Too many seats." }]);
    const { value } = await submit(good, refuseWith(refusal), { fieldNames: { seatCount: "seats" } });
    expect(value).toMatchObject({ error: { seats: ["Too many seats."] } });
  });

  test.each([
    ["conflict", 409],
    ["forbidden", 403],
    ["too-many", 429],
    ["unavailable", 503],
  ] as const)("shows a %s above all fields, with %i and the values kept", async (kind, status) => {
    const answer = await submit(good, refuseWith(new DomainError(kind, "Not now.")));
    expect(answer).toMatchObject({
      status,
      value: { error: { "": ["Not now."] }, initialValue: { name: "Ada" } },
    });
  });

  test("never sends a password back", async () => {
    const hidden = { hideFields: ["password"] };
    const answers = [
      await submit({ ...good, seats: "x" }, async () => null, hidden),
      await submit(good, refuseWith(new DomainError("conflict", "Not now.")), hidden),
    ];
    expect(JSON.stringify(answers)).not.toContain(good.password);
  });

  test("about something that does not exist is answered as a missing page", async () => {
    await expect(submit(good, refuseWith(new NotFound("client")))).rejects.toThrow(NotFound);
  });

  test("keeps a surprise a surprise", async () => {
    await expect(submit(good, refuseWith(new TypeError("x is undefined")))).rejects.toThrow(TypeError);
  });
});

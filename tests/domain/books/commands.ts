import fc from "fast-check";
import { expect } from "vitest";
import { issueInvoice, markUncollectible, sendInvoice, voidInvoice } from "#domain/invoices";
import { recordPayment, reversePayment } from "#domain/payments";
import { makeDraft } from "../../billing-factories.ts";
import { type BooksModel, dueOf, type ModelInvoice, pick } from "./books-model.ts";
import type { Desk } from "./desk.ts";

/** A legal operation: what it does to the desk, and what that should come to. Lots choose what it acts on. */
type Operation = {
  readonly title: string;
  readonly canRun: (model: BooksModel) => boolean;
  readonly run: (model: BooksModel, desk: Desk) => Promise<void>;
};

export class Command implements fc.AsyncCommand<BooksModel, Desk> {
  constructor(private readonly operation: Operation) {}

  check(model: Readonly<BooksModel>): boolean {
    return this.operation.canRun(model);
  }

  async run(model: BooksModel, desk: Desk): Promise<void> {
    await this.operation.run(model, desk);
    model.commands += 1;
    await desk.compare(model);
  }

  toString(): string {
    return this.operation.title;
  }
}

const lot = fc.nat({ max: 1000 });

export const open = ({ invoices }: BooksModel) =>
  invoices.filter((invoice) => invoice.status === "open" && dueOf(invoice) > 0n);
export const payable = ({ invoices }: BooksModel) =>
  invoices.filter((invoice) => invoice.status !== "void" && dueOf(invoice) > 0n);
/** Nothing is charged, and no credit used, while a bank is deciding. */
export const free = (model: BooksModel) => payable(model).filter(({ debit }) => debit === null);

/** Of what there is, the one that the lot names; the command may only run where there is one. */
function on<T>(
  things: (model: BooksModel) => readonly T[],
  act: (thing: T, model: BooksModel, desk: Desk) => Promise<void>,
) {
  return (drawn: number) => ({
    canRun: (model: BooksModel) => things(model).length > 0,
    run: async (model: BooksModel, desk: Desk) => {
      const thing = pick(things(model), drawn);
      if (thing !== null) await act(thing, model, desk);
    },
  });
}

export function command<T>(
  name: string,
  things: (model: BooksModel) => readonly T[],
  act: (thing: T, model: BooksModel, desk: Desk, share: number) => Promise<void>,
) {
  return fc.tuple(lot, fc.integer({ min: 1, max: 100 })).map(
    ([drawn, share]) =>
      new Command({
        title: `${name} #${drawn} ${share}%`,
        ...on(things, (thing, model, desk) => act(thing, model, desk, share))(drawn),
      }),
  );
}

/** A part of an amount, at least one unit. */
export function partOf(amount: bigint, share: number): bigint {
  const part = (amount * BigInt(share)) / 100n;
  return part > 0n ? part : 1n;
}

const create = fc.integer({ min: 100, max: 50_000 }).map(
  (unitAmount) =>
    new Command({
      title: `create over 2 × ${unitAmount}`,
      canRun: ({ drafts, invoices }) => drafts.length + invoices.length < 12,
      run: async (model, { ctx, clientId }) => {
        const lines = [{ description: "Work", quantity: "2", unitAmount }];
        const { id } = await makeDraft(ctx, { clientId, lines, allowsPartialPayments: true });
        model.drafts.push(id);
      },
    }),
);

const issue = command(
  "issue",
  ({ drafts }) => drafts,
  async (id, model, { ctx }) => {
    const { total } = await issueInvoice(ctx, { id });
    model.drafts.splice(model.drafts.indexOf(id), 1);
    model.invoices.push({
      ...{ id, total, status: "open", isKnown: false },
      paid: 0n,
      credited: 0n,
      noted: 0n,
      debit: null,
    });
  },
);

const send = command("send", open, async (invoice, _model, { ctx }) => {
  await sendInvoice(ctx, { id: invoice.id });
  invoice.isKnown = true;
});

const untouched = (model: BooksModel) =>
  open(model).filter(
    ({ paid, credited, debit }: ModelInvoice) => paid === 0n && credited === 0n && debit === null,
  );

const end = command("void", untouched, async (invoice, _model, { ctx }) => {
  await voidInvoice(ctx, { id: invoice.id });
  invoice.status = "void";
  if (invoice.isKnown) invoice.credited = invoice.total;
});

const giveUp = command("write off", open, async (invoice, _model, { ctx }) => {
  await markUncollectible(ctx, { id: invoice.id });
  invoice.status = "uncollectible";
});

const takeCash = command("pay outside", payable, async (invoice, model, { ctx }, share) => {
  // Up to twice what is due, so that some is left as credit.
  const amount = partOf(dueOf(invoice) * 2n, share);
  const { id } = await recordPayment(ctx, { id: invoice.id, amount });
  invoice.paid += amount;
  model.bank += amount;
  const nothing = { refunded: 0n, disputed: 0n, isUndone: false, wasDisputed: false };
  model.payments.push({
    ...{ id, invoice, source: "offline", amount, intentId: "", chargeId: "" },
    ...nothing,
  });
});

const undoable = ({ payments }: BooksModel) =>
  payments.filter(({ source, isUndone, refunded }) => source === "offline" && !isUndone && refunded === 0n);

const undo = command("undo", undoable, async (payment, model, { ctx }) => {
  try {
    await reversePayment(ctx, { id: payment.id });
  } catch (error) {
    // What it left may have gone back with another payment's refund, or paid something else.
    expect(error).toMatchObject({ name: "CreditUsedUp" });
    return;
  }
  payment.isUndone = true;
  payment.invoice.paid -= payment.amount;
  model.bank -= payment.amount;
});

export const deskCommands = [create, create, issue, issue, send, end, giveUp, takeCash, undo];

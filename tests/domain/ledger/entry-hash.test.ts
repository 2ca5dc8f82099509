import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalJson } from "#lib/canonical-json";
import { entryHash } from "../../../app/domain/ledger/entry-hash.ts";

const id = fc.option(fc.string({ unit: "binary" }));
const posting = fc.record({
  account: fc.string(),
  currency: fc.string(),
  amount: fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }),
  clientId: id,
  invoiceId: id,
});
const instant = fc.date({ noInvalidDate: true });
const entry = fc.record({
  id: fc.string(),
  organizationId: fc.string(),
  kind: fc.string(),
  sourceId: fc.string({ unit: "binary" }),
  at: instant,
  recordedAt: instant,
  postings: fc.array(posting),
});

test("an entry's hash is that of the hash before it and of its canonical JSON", () => {
  fc.assert(
    fc.property(fc.string(), entry, (previous, written) => {
      const text = previous + canonicalJson(written);
      expect(entryHash(previous, written)).toBe(createHash("sha256").update(text).digest("hex"));
    }),
  );
});

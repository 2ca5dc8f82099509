import { Form } from "@remix-run/react";
import { Banner } from "../banner.tsx";
import { Button } from "../button.tsx";
import { Card } from "../card.tsx";
import { type UploadRow, UploadRows, type UploadRowsProps } from "./upload-rows.tsx";

export type ShownUpload = {
  fileName: string;
  /** The first rows, those that are not good before the others. */
  rows: readonly UploadRow[];
  good: number;
  known: number;
  refused: number;
  text: string;
};

/** What a table would count; only the button writes anything. */
export function UploadPreview({ preview, zone }: { preview: ShownUpload; zone: UploadRowsProps["zone"] }) {
  const { fileName, rows, good, known, refused, text } = preview;
  const total = good + known + refused;
  return (
    <div className="space-y-4">
      <Banner
        tone={refused > 0 ? "warning" : "success"}
        title={`${rowsInWords(good)} good, ${known.toLocaleString("en-US")} counted already, ${refused.toLocaleString("en-US")} refused.`}
      >
        {refused > 0 && good > 0 ? (
          <p>Correct the table and preview it again, or import what is good: the rest can follow.</p>
        ) : null}
      </Banner>
      <Card
        title={fileName}
        isFlush
        actions={
          good > 0 ? (
            <Form method="post" className="contents">
              <input type="hidden" name="text" value={text} />
              <input type="hidden" name="fileName" value={fileName} />
              <Button type="submit" name="intent" value="import" variant="primary">
                Import the {rowsInWords(good)}
              </Button>
            </Form>
          ) : null
        }
      >
        <UploadRows caption="Preview" rows={rows} zone={zone} />
      </Card>
      {rows.length < total ? (
        <p className="text-muted">
          {rows.length.toLocaleString("en-US")} of {total.toLocaleString("en-US")} rows are shown.
        </p>
      ) : null}
    </div>
  );
}

export function rowsInWords(count: number): string {
  return count === 1 ? "1 row" : `${count.toLocaleString("en-US")} rows`;
}

import { Form } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { Badge } from "../badge.tsx";
import { Banner } from "../banner.tsx";
import { Card } from "../card.tsx";
import { type Column, Table } from "../table.tsx";
import { IntentButton } from "./intent-button.tsx";
import { peopleInWords } from "./people-in-words.ts";

type Row = { line: number; email: string; role: string; problem: string | null };

type Preview = {
  rows: readonly Row[];
  good: number;
  bad: number;
  stop: { limit: number; left: number; line: number } | null;
  goodText: string;
};

/** Who of the list would be invited; only the button writes anything. */
export function BulkPreview({ preview }: { preview: Preview }) {
  const { rows, good, bad, stop, goodText } = preview;
  const start = useRef<HTMLDivElement>(null);
  // The form that had the focus is another one now.
  useEffect(() => start.current?.focus(), [preview]);
  return (
    <div ref={start} tabIndex={-1} className="space-y-4 outline-none">
      <Banner tone={bad > 0 ? "warning" : "success"} title={countsInWords(good, bad)}>
        {stop ? <p>{stopInWords(stop)}</p> : null}
        {bad > 0 ? <p>{adviceFor(good)}</p> : null}
      </Banner>
      <Card
        title="Preview"
        isFlush
        actions={
          good > 0 ? (
            <Form method="post" className="contents">
              <input type="hidden" name="text" value={goodText} />
              <IntentButton intent="invite" variant="primary" pendingLabel="Inviting…">
                {good === 1 ? "Invite the good one" : `Invite the ${good.toLocaleString("en-US")} good ones`}
              </IntentButton>
            </Form>
          ) : null
        }
      >
        <Table
          caption="Preview"
          columns={columns}
          rows={rows.map((row, index) => ({ ...row, key: index }))}
          rowKey={({ key }) => key}
        />
      </Card>
    </div>
  );
}

const columns: Column<Row>[] = [
  { key: "line", header: "Line", isHiddenOnPhone: true, cell: ({ line }) => line },
  {
    key: "email",
    header: "E-mail address",
    isTitle: true,
    cell: ({ email }) => <span className="wrap-anywhere">{email}</span>,
  },
  { key: "role", header: "Role", cell: ({ role }) => roleInWords(role) },
  {
    key: "verdict",
    header: "Can be invited",
    cell: ({ line, problem }) =>
      problem === null ? (
        <Badge tone="success">Good</Badge>
      ) : (
        <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-1 max-sm:justify-end">
          <Badge tone="danger">Not possible</Badge>
          <span>
            <span className="sm:hidden">Line {line}: </span>
            {problem}
          </span>
        </span>
      ),
  },
];

function roleInWords(role: string): string {
  if (role === "agent") return "Agent";
  return role === "admin" ? "Admin" : role || "–";
}

function countsInWords(good: number, bad: number): string {
  const invitable =
    good === 0 ? "Nobody of this list can be invited." : `${peopleInWords(good)} good to invite.`;
  if (bad === 0 || good === 0) return invitable;
  return `${invitable} ${bad === 1 ? "1 row is not." : `${bad.toLocaleString("en-US")} rows are not.`}`;
}

function adviceFor(good: number): string {
  const change = "Change the list below and preview it again";
  return good === 0 ? `${change}.` : `${change}, or go on without what is not good.`;
}

function stopInWords({ limit, left, line }: { limit: number; left: number; line: number }): string {
  const room = left === 1 ? "there is room for 1 more agent" : `there is room for ${left} more agents`;
  const rest = left === 0 ? "no seat is left" : room;
  return `With the seat limit of ${limit}, ${rest}: from line ${line} on agents do not fit. Raise the limit in the settings, or remove an agent.`;
}

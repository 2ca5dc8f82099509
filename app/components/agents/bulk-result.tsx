import { useEffect, useRef } from "react";
import { Banner } from "../banner.tsx";
import { Card } from "../card.tsx";
import { type Column, Table } from "../table.tsx";
import { TextLink } from "../text-link.tsx";
import { peopleInWords } from "./people-in-words.ts";

type Refused = { email: string; reason: string };

/** How inviting many ended when not all of them could be invited. */
export function BulkResult({ invited, refused }: { invited: number; refused: readonly Refused[] }) {
  const start = useRef<HTMLDivElement>(null);
  useEffect(() => start.current?.focus(), [refused]);
  return (
    <div ref={start} tabIndex={-1} className="space-y-4 outline-none">
      <Banner
        tone="warning"
        title={invited === 0 ? "Nobody is invited." : `${peopleInWords(invited)} invited.`}
        action={<TextLink to="/admin/agents">See all invites</TextLink>}
      >
        {peopleInWords(refused.length)} not, for the reasons below.
      </Banner>
      <Card title="Not invited" isFlush>
        <Table
          caption="Not invited"
          columns={columns}
          rows={refused.map((row, index) => ({ ...row, key: index }))}
          rowKey={({ key }) => key}
        />
      </Card>
    </div>
  );
}

const columns: Column<Refused>[] = [
  {
    key: "email",
    header: "E-mail address",
    isTitle: true,
    cell: ({ email }) => <span className="wrap-anywhere">{email}</span>,
  },
  { key: "reason", header: "Why not", cell: ({ reason }) => reason },
];

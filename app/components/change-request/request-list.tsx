import { InstantText } from "../date-text.tsx";
import { type Column, Table } from "../table.tsx";
import { TextLink } from "../text-link.tsx";
import { type ChangeableField, fieldLabels } from "./words.ts";

export type ShownRequest = {
  id: string;
  clientName: string;
  contactName: string;
  wishes: readonly { field: ChangeableField }[];
  createdAt: Date;
};

export type RequestListProps = { requests: readonly ShownRequest[]; timeZone: string; locale: string };

/** Who wishes what to be changed, each with the way to decide. */
export function RequestList({ requests, timeZone, locale }: RequestListProps) {
  const columns: Column<ShownRequest>[] = [
    {
      key: "who",
      header: "Who",
      isTitle: true,
      cell: ({ clientName, contactName }) => (
        <span className="break-words">
          <bdi>{contactName}</bdi>
          {contactName === clientName ? null : (
            <span className="block text-sm font-normal text-muted">
              of <bdi>{clientName}</bdi>
            </span>
          )}
        </span>
      ),
    },
    {
      key: "what",
      header: "Asks to change",
      cell: ({ wishes }) => wishes.map(({ field }) => fieldLabels[field].toLowerCase()).join(", "),
    },
    {
      key: "at",
      header: "Asked",
      cell: ({ createdAt }) => <InstantText at={createdAt} timeZone={timeZone} locale={locale} />,
    },
    {
      key: "decide",
      header: "",
      align: "end",
      cell: ({ id }) => <TextLink to={`/admin/change-requests/${id}`}>Decide</TextLink>,
    },
  ];
  return (
    <Table caption="Changes that clients ask for" columns={columns} rows={requests} rowKey={({ id }) => id} />
  );
}

import { Badge } from "../badge.tsx";
import { InstantText } from "../date-text.tsx";
import { EmptyState } from "../empty-state.tsx";
import { PostButton } from "../post-button.tsx";
import { type Column, Table } from "../table.tsx";

export type ListedUpload = {
  id: string;
  fileName: string;
  eventCount: number;
  createdBy: string | null;
  createdAt: Date;
  undoneAt: Date | null;
};

type UploadsTableProps = {
  uploads: readonly ListedUpload[];
  zone: { timeZone: string; locale: string };
};

/** Uploads, each to be taken back as a whole. */
export function UploadsTable({ uploads, zone }: UploadsTableProps) {
  const columns: Column<ListedUpload>[] = [
    {
      key: "fileName",
      header: "File",
      isTitle: true,
      cell: ({ fileName }) => <span className="wrap-anywhere">{fileName}</span>,
    },
    {
      key: "createdAt",
      header: "Imported",
      cell: ({ createdAt }) => <InstantText at={createdAt} {...zone} />,
    },
    { key: "createdBy", header: "By", cell: ({ createdBy }) => createdBy ?? "–" },
    { key: "eventCount", header: "Events", align: "end", cell: ({ eventCount }) => eventCount },
    {
      key: "undo",
      header: "",
      cell: (upload) => (upload.undoneAt ? <Badge tone="warning">Undone</Badge> : <UndoButton {...upload} />),
    },
  ];
  return (
    <Table
      caption="Uploads"
      columns={columns}
      rows={uploads}
      rowKey={({ id }) => id}
      empty={
        <EmptyState icon="usage" title="No uploads yet">
          Tables of usage that were imported are listed here, and can be taken back.
        </EmptyState>
      }
    />
  );
}

function UndoButton({ id, fileName, eventCount }: ListedUpload) {
  return (
    <PostButton
      action={`/admin/usage/uploads/${id}/reversal`}
      variant="danger"
      pendingLabel="Undoing…"
      confirm={{
        title: `Undo ${fileName}?`,
        body: `Its ${eventCount.toLocaleString("en-US")} events are taken back and count for nothing any more. What was billed of them is made good with the next bill.`,
        confirmLabel: "Undo the upload",
      }}
    >
      Undo
    </PostButton>
  );
}

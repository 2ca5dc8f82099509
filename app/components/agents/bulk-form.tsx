import { Form } from "@remix-run/react";
import { TextField } from "../inputs.tsx";
import { FormErrors } from "../form-errors.tsx";
import { FormField } from "../form-field.tsx";
import { usePageForm } from "../use-page-form.tsx";
import { IntentButton } from "./intent-button.tsx";

type BulkFormProps = {
  /** The list that a preview stands for, to be changed; undefined before there was one. */
  text: string | undefined;
  mayInviteAdmins: boolean;
};

export function BulkForm({ text, mayInviteAdmins }: BulkFormProps) {
  const [form, fields] = usePageForm<{ text: string; file: string }>("bulk", {
    defaultValue: { text: text ?? "" },
  });
  const { file } = fields;
  return (
    <Form method="post" encType="multipart/form-data" id={form.id} noValidate className="space-y-5">
      <FormErrors id={form.errorId} errors={form.errors} />
      <FormField
        field={fields.text}
        label="Addresses"
        control="textarea"
        rows={8}
        placeholder={"ada@example.com\nGrace Hopper <grace@example.com>"}
        hint={`One after the other: separated by new lines, commas or semicolons, at most 1,000. ${
          mayInviteAdmins ? "Write “, admin” after an address on its line to invite an admin." : ""
        }`}
      />
      <TextField
        id={file.id}
        name={file.name}
        type="file"
        accept=".csv,.tsv,.txt,text/csv,text/plain"
        label="Or a CSV file"
        errors={file.errors}
        hint="Columns email and, if you like, role; in UTF-8, at most 256 kB. With a file, the field above is not read."
      />
      <IntentButton intent="preview" variant={text === undefined ? "primary" : "secondary"}>
        Preview
      </IntentButton>
    </Form>
  );
}

import { Form } from "@remix-run/react";
import { Button } from "../button.tsx";
import { FormErrors } from "../form-errors.tsx";
import { TextField } from "../inputs.tsx";
import { usePageForm } from "../use-page-form.tsx";

/** Chooses a table to look at before it counts. */
export function UploadForm() {
  const [form, fields] = usePageForm<{ file: string }>("upload");
  const { file } = fields;
  return (
    <Form method="post" encType="multipart/form-data" id={form.id} noValidate className="space-y-5">
      <FormErrors id={form.errorId} errors={form.errors} />
      <TextField
        id={file.id}
        name={file.name}
        type="file"
        accept=".csv,.tsv,.txt,text/csv,text/plain"
        label="CSV file"
        errors={file.errors}
        hint="Columns client, meter and at; if you like value and id; every other column is a property. In UTF-8, at most 10,000 rows and 2 MB. Days and times without a zone are by the organization’s clocks."
      />
      <Button type="submit" name="intent" value="preview" variant="primary">
        Preview
      </Button>
    </Form>
  );
}

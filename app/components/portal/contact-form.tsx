import { buttonClasses } from "../button.tsx";
import { Card } from "../card.tsx";
import { FieldGrid } from "../field-grid.tsx";
import { FormErrors } from "../form-errors.tsx";
import { FormField } from "../form-field.tsx";
import { usePageForm } from "../use-page-form.tsx";
import type { PortalFrameData } from "./frame-data.ts";
import { useTexts } from "../texts.tsx";

type Fields = Record<"contactName" | "email" | "name" | "address" | "taxNumber", string>;

export type ContactFormProps = { frame: PortalFrameData; details: Fields };

/** The contact's own and the client's details as they are, to be changed; what is sent is a wish. */
export function ContactForm({ frame, details }: ContactFormProps) {
  const { query, organizationName } = frame;
  const texts = useTexts().portal.contact;
  const [form, fields] = usePageForm<Fields>("details", { defaultValue: details });
  return (
    <form method="post" action={`/portal/contact${query}`} id={form.id} noValidate className="space-y-6">
      <FormErrors id={form.errorId} errors={form.errors} />
      <Card title={texts.you}>
        <FieldGrid>
          <FormField field={fields.contactName} label={texts.contactName} autoComplete="name" />
          <FormField
            field={fields.email}
            label={texts.email}
            type="email"
            autoComplete="email"
            autoCapitalize="none"
            spellCheck={false}
            hint={texts.emailHint}
          />
        </FieldGrid>
      </Card>
      <Card title={texts.onInvoices}>
        <FieldGrid>
          <FormField field={fields.name} label={texts.name} autoComplete="organization" />
          <FormField field={fields.taxNumber} label={texts.taxNumber} isOptional />
          <FormField field={fields.address} label={texts.address} control="textarea" rows={4} isOptional />
        </FieldGrid>
      </Card>
      <p className="text-sm text-muted">{texts.hint(organizationName)}</p>
      <button className={buttonClasses("primary", "max-sm:w-full")}>{texts.send}</button>
    </form>
  );
}

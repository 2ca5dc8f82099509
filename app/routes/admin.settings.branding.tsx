import { Form, Link, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { getBranding, lookInput, updateLook } from "#domain/branding";
import { getOrganization } from "#domain/organizations";
import { SubmitButton } from "#components/button";
import { Card } from "#components/card";
import { FieldGrid } from "#components/field-grid";
import { FormErrors } from "#components/form-errors";
import { FormField } from "#components/form-field";
import { TextField } from "#components/inputs";
import { pageTitle } from "#components/page-title";
import { BrandPreview } from "#components/settings/brand-preview";
import { LogoCard } from "#components/settings/logo-card";
import { usePageForm } from "#components/use-page-form";
import { loadClientBrand } from "#web/client-brand";
import { flashRedirect } from "#web/flash";
import { submitForm } from "#web/forms";
import { forAdmin } from "#web/guards";

export const meta = () => pageTitle("Branding");

export const loader = forAdmin(async ({ ctx }) => {
  const [{ color, senderName, version }, { name }] = await Promise.all([
    getBranding(ctx),
    getOrganization(ctx),
  ]);
  return { look: { color, senderName, version }, organizationName: name, brand: await loadClientBrand(ctx) };
});

const isFile = (value: unknown): value is File => typeof value === "object" && value instanceof Blob;
const form = lookInput.extend({ logo: z.custom<File>(isFile, "Choose a file.").optional() });

export const action = forAdmin(async ({ ctx, request, context }) =>
  submitForm(
    request,
    form,
    async ({ logo, ...look }) => {
      const bytes = logo && new Uint8Array(await logo.arrayBuffer());
      await updateLook(ctx, { ...look, logo: bytes });
      return flashRedirect(context, "/admin/settings/branding", "The branding is saved.");
    },
    { hideFields: ["logo"] },
  ),
);

type Fields = Record<"version" | "color" | "senderName" | "logo", string>;

export default function BrandingSettings() {
  const { look, organizationName, brand } = useLoaderData<typeof loader>();
  return (
    <div className="space-y-6">
      <BrandPreview organizationName={organizationName} brand={brand} />
      <LookForm key={look.version} look={look} hasLogo={brand.logo !== null} />
      {brand.logo ? <LogoCard logo={brand.logo} organizationName={organizationName} /> : null}
      <p className="text-muted">
        What mails say at their beginning and end is set under{" "}
        <Link to="/admin/settings/emails" className="link">
          E-mails
        </Link>
        .
      </p>
    </div>
  );
}

type LookFormProps = { look: { color: string; senderName: string; version: number }; hasLogo: boolean };

/** With each version that is saved it starts anew, so that no chosen file is sent twice. */
function LookForm({ look, hasLogo }: LookFormProps) {
  const [form, fields] = usePageForm<Fields>("branding", { defaultValue: look });
  const { logo } = fields;
  return (
    <Form method="post" encType="multipart/form-data" id={form.id} noValidate className="space-y-6">
      <FormErrors id={form.errorId} errors={form.errors} />
      <input type="hidden" name={fields.version.name} value={look.version} />
      <Card
        title="Your look"
        description="On the pages that clients see, in mails and on the PDFs of new invoices. What is issued already stays as it is."
      >
        <FieldGrid>
          <TextField
            id={logo.id}
            name={logo.name}
            type="file"
            accept="image/png,image/jpeg,image/webp"
            label={hasLogo ? "Another logo" : "Logo"}
            errors={logo.errors}
            isOptional
            hint="PNG, JPEG or WebP, at most 512 kB and 1000 pixels on each side, shown up to 48 pixels high. On the PDFs of new invoices it stands where it is a PNG."
          />
          <FormField
            field={fields.color}
            label="Color"
            isOptional
            spellCheck={false}
            autoCapitalize="none"
            hint="Such as #1d4f91, for buttons and the upper edge. Text on it is white or black, whichever is read better."
          />
          <FormField
            field={fields.senderName}
            label="Sender's name"
            isOptional
            hint="What clients see as the sender of mails; without one it is your organization's name."
          />
        </FieldGrid>
      </Card>
      <SubmitButton pendingLabel="Saving…">Save the branding</SubmitButton>
    </Form>
  );
}

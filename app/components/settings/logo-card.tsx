import { Card } from "../card.tsx";
import type { ClientBrand } from "../client-brand.ts";
import { PostButton } from "../post-button.tsx";

export type LogoCardProps = { logo: NonNullable<ClientBrand["logo"]>; organizationName: string };

export function LogoCard({ logo, organizationName }: LogoCardProps) {
  return (
    <Card title="Your logo" description={`Shown ${logo.width} by ${logo.height} pixels large.`}>
      <div className="flex flex-wrap items-center justify-between gap-4">
        <img
          {...logo}
          alt={`Logo of ${organizationName}`}
          className="rounded-control p-1"
          style={{ backgroundColor: "#ffffff" }}
        />
        <PostButton
          action="/admin/settings/branding/logo-removal"
          variant="danger"
          confirm={{
            title: "Remove the logo?",
            body: "Pages and mails show your organization's name instead, also mails that were sent already.",
            confirmLabel: "Remove",
          }}
        >
          Remove the logo
        </PostButton>
      </div>
    </Card>
  );
}

import type { ReactNode } from "react";
import { Brand } from "./brand.tsx";

export type AuthCardProps = {
  title: string;
  description?: ReactNode;
  footer?: ReactNode;
  children: ReactNode;
};

/** The frame of pages before one is signed in: sign-in, set-up, reset, invite. */
export function AuthCard({ title, description, footer, children }: AuthCardProps) {
  return (
    <main id="main" className="flex min-h-dvh flex-col items-center px-4 py-8 sm:justify-center sm:py-12">
      <div className="w-full max-w-md space-y-6">
        <Brand />
        <div className="rounded-card border border-line bg-surface p-5 shadow-card sm:p-8">
          <h1 className="text-2xl font-semibold tracking-tight">{title}</h1>
          {description ? <div className="mt-1 text-muted">{description}</div> : null}
          <div className="mt-6 space-y-4">{children}</div>
        </div>
        {footer ? <div className="text-muted">{footer}</div> : null}
      </div>
    </main>
  );
}

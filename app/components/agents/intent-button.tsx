import { useNavigation } from "@remix-run/react";
import type { ReactNode } from "react";
import { Button, type ButtonVariant } from "../button.tsx";

type IntentButtonProps = {
  intent: "preview" | "invite";
  variant: ButtonVariant;
  pendingLabel?: string;
  children: ReactNode;
};

/** Submits its form with what is to be done with it; of several on a page only the pressed one shows that it is on its way. */
export function IntentButton({ intent, children, ...props }: IntentButtonProps) {
  const { formData } = useNavigation();
  return (
    <Button
      {...props}
      type="submit"
      name="intent"
      value={intent}
      isPending={formData?.get("intent") === intent}
    >
      {children}
    </Button>
  );
}

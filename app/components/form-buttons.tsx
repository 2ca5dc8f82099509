import { LinkButton, SubmitButton } from "./button.tsx";

type FormButtonsProps = {
  submit: string;
  /** What the button says while the answer is awaited. */
  pending: string;
  cancelTo: string;
  /** Danger where what the form does cannot be undone. */
  variant?: "primary" | "danger";
};

/** What a form ends with: the button that sends it, and the way back that changes nothing. */
export function FormButtons({ submit, pending, cancelTo, variant = "primary" }: FormButtonsProps) {
  return (
    <div className="flex flex-wrap gap-2">
      <SubmitButton variant={variant} pendingLabel={pending}>
        {submit}
      </SubmitButton>
      <LinkButton to={cancelTo} variant="quiet">
        Cancel
      </LinkButton>
    </div>
  );
}

import { describe, expect, test } from "vitest";
import { ErrorSummary } from "#components/error-summary";
import { FormField, type FormFieldMetadata } from "#components/form-field";
import {
  CheckboxField,
  DateField,
  MoneyField,
  SelectField,
  TextAreaField,
  TextField,
} from "#components/inputs";
import { render } from "./render.tsx";

function metadata(over: Partial<FormFieldMetadata> = {}): FormFieldMetadata {
  return {
    id: "client-email",
    key: undefined,
    name: "email",
    formId: "client",
    initialValue: undefined,
    errors: undefined,
    ...over,
  };
}

describe("a field", () => {
  test("is labeled, and its hint and error describe it", () => {
    const html = render(
      <TextField
        id="a"
        name="a"
        label="Number series"
        hint="Such as 2026-0001."
        errors={["Write a pattern."]}
      />,
    );
    expect(html).toContain('<label for="a"');
    expect(html).toMatch(/<input[^>]* id="a"[^>]*/);
    expect(html).toMatch(/<input[^>]* aria-describedby="a-error a-description"/);
    expect(html).toMatch(/<div id="a-error"[^>]*>.*Write a pattern\./);
    expect(html).toContain('<p id="a-description"');
  });

  test("without an error is not called invalid and points at nothing", () => {
    const html = render(<TextField id="a" name="a" label="Name" />);
    expect(html).not.toContain("aria-invalid");
    expect(html).not.toContain("aria-describedby");
  });

  test.each([
    ["text area", <TextAreaField key="1" id="a" name="a" label="Notes" errors={["Too long."]} />],
    ["select", <SelectField key="2" id="a" name="a" label="Tax" options={[]} errors={["Too long."]} />],
    ["checkbox", <CheckboxField key="3" id="a" name="a" label="Send" errors={["Too long."]} />],
    ["date", <DateField key="4" id="a" name="a" label="Due" errors={["Too long."]} />],
    ["money", <MoneyField key="5" id="a" name="a" label="Amount" currency="EUR" errors={["Too long."]} />],
  ])("of every kind carries its error: %s", (_, field) => {
    const html = render(field);
    expect(html).toMatch(/<(input|select|textarea)[^>]* aria-invalid="true" aria-describedby="a-error"/);
    expect(html).toContain("Too long.");
  });

  test("for money is text with a decimal keyboard, never a number input", () => {
    const html = render(<MoneyField id="a" name="a" label="Amount" currency="EUR" defaultValue="19.90" />);
    expect(html).toContain('type="text"');
    expect(html).toContain('inputMode="decimal"');
    expect(html).toContain('value="19.90"');
    expect(html).not.toContain('type="number"');
  });
});

describe("a form's field", () => {
  test("shows what was typed and why it was refused", () => {
    const field = metadata({ initialValue: "nobody", errors: ["Write an e-mail address."], required: true });
    const html = render(<FormField field={field} label="E-mail" type="email" />);
    expect(html).toMatch(/<input[^>]*value="nobody"/);
    expect(html).toMatch(/<input[^>]*required=""/);
    expect(html).toMatch(/<input[^>]*aria-describedby="client-email-error"/);
    expect(html).toContain('form="client"');
    expect(html).toContain("Write an e-mail address.");
  });

  test("never shows a password again", () => {
    const html = render(
      <FormField field={metadata({ initialValue: "hunter2" })} label="Password" type="password" />,
    );
    expect(html).not.toContain("hunter2");
  });

  test("that was ticked stays ticked", () => {
    const html = render(
      <FormField field={metadata({ initialValue: "on" })} label="Send" control="checkbox" />,
    );
    expect(html).toContain('checked=""');
  });

  test("with choices keeps the one that was chosen", () => {
    const options = [
      { value: "eur", label: "Euro" },
      { value: "jpy", label: "Yen" },
    ];
    const html = render(
      <FormField
        field={metadata({ initialValue: "jpy" })}
        label="Currency"
        control="select"
        options={options}
      />,
    );
    expect(html).toContain('<option value="jpy" selected="">Yen</option>');
  });
});

describe("the summary of a form's errors", () => {
  test("leads to each field and leaves out nothing", () => {
    const allErrors = { "": ["Someone else changed this draft."], "lines[0].unitPrice": ["Write a price."] };
    const html = render(<ErrorSummary form={{ id: "invoice", allErrors }} />);
    expect(html).toContain('role="alert"');
    expect(html).toContain('href="#invoice-lines[0].unitPrice"');
    expect(html).toContain("Someone else changed this draft.");
  });

  test("is not there when nothing is wrong", () => {
    expect(render(<ErrorSummary form={{ id: "invoice", allErrors: {} }} />)).toBe("");
  });
});

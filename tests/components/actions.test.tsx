import { describe, expect, test } from "vitest";
import { AdminShell } from "#components/admin-shell";
import { CopyField } from "#components/copy-field";
import { PostButton } from "#components/post-button";
import { render, renderAt } from "./render.tsx";

describe("a button that changes something", () => {
  test("is a form that posts to its address with its fields", () => {
    const html = render(
      <PostButton action="/admin/invoices/1/issuance" fields={{ version: "3" }}>
        Issue
      </PostButton>,
    );
    expect(html).toMatch(/<form method="post" action="\/admin\/invoices\/1\/issuance"/);
    expect(html).toContain('<input type="hidden" name="version" value="3"/>');
    expect(html).toMatch(/<button type="submit"[^>]*>Issue<\/button>/);
  });

  test("asks first even without scripts, and posts only from inside the question", () => {
    const html = render(
      <PostButton
        action="/x"
        variant="danger"
        confirm={{ title: "Void this invoice?", body: "It keeps its number.", confirmLabel: "Void it" }}
      >
        Void
      </PostButton>,
    );
    expect(html).toMatch(/^<details[^>]*><summary[^>]*>Void<\/summary>/);
    expect(html).toContain("Void this invoice?");
    expect(html.match(/type="submit"/g)).toHaveLength(1);
    expect(html.indexOf("<form")).toBeGreaterThan(html.indexOf("It keeps its number."));
  });
});

describe("something to copy", () => {
  test("can be selected by hand without scripts", () => {
    const html = render(<CopyField label="Link" value="https://example.test/i/abc" />);
    expect(html).toMatch(/<input[^>]*readonly=""[^>]*value="https:\/\/example.test\/i\/abc"/);
    expect(html).not.toContain("<button");
  });
});

describe("the staff frame", () => {
  const shell = (organizations: { id: string; name: string }[]) => (
    <AdminShell
      user={{ name: "Ada", email: "ada@example.test", role: "agent" }}
      organization={{ id: "1", name: "Northwind" }}
      organizations={organizations}
      sections={["home", "clients", "invoices"]}
      attention={{ invoices: 2 }}
      flash={{ tone: "success", text: "The invoice is issued." }}
    >
      <p>Page</p>
    </AdminShell>
  );

  test("shows only the sections it is given and marks the present one", () => {
    const html = renderAt("/admin/invoices", shell([]));
    expect(html).not.toContain("/admin/settings");
    expect(html).toMatch(/<a [^>]*aria-current="page"[^>]*href="\/admin\/invoices"/);
    expect(html).not.toMatch(/<a [^>]*aria-current="page"[^>]*href="\/admin"/);
  });

  test("has the menu in an element that opens without scripts, and sign-out as a form", () => {
    const html = renderAt("/admin", shell([]));
    expect(html).toMatch(/<details[^>]*><summary[^>]*>.*Menu/s);
    expect(html).toMatch(/<form method="post" action="\/logout"/);
  });

  test("says the last action's message once, as a status", () => {
    const html = renderAt("/admin", shell([]));
    expect(html.match(/The invoice is issued\./g)).toHaveLength(1);
    expect(html).toContain('role="status"');
  });

  test("offers the other organizations by posting", () => {
    const html = renderAt(
      "/admin",
      shell([
        { id: "1", name: "Northwind" },
        { id: "2", name: "Harbor" },
      ]),
    );
    expect(html).toMatch(/<form method="post" action="\/admin\/organization"/);
    expect(html).toContain('<button name="organizationId" value="2"');
    expect(html).not.toContain('value="1"');
  });
});

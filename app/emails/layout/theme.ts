export const colors = {
  ink: "#1b1f24",
  quiet: "#5a626d",
  line: "#e1e4e8",
  paper: "#ffffff",
  ground: "#f3f4f6",
  accent: "#1d4f91",
} as const;

export const fontFamily = "-apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";

// Inline styles beat a style sheet, so every dark rule has to be important.
export const styleSheet = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (max-width: 600px) {
  .ground { padding: 16px 8px !important; }
  .card { padding: 24px 20px !important; }
  .action { display: block !important; text-align: center !important; }
}
@media (prefers-color-scheme: dark) {
  .ground, body { background-color: #111316 !important; }
  .card { background-color: #1b1e23 !important; border-left-color: #30353c !important;
    border-right-color: #30353c !important; border-bottom-color: #30353c !important; }
  .ink { color: #eceef1 !important; }
  .quiet { color: #a7aeb8 !important; }
  .link { color: #8db9ff !important; }
  .fact { border-color: #30353c !important; }
}
`;

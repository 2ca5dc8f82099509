/** Who may import whom: docs/architecture.md says why. */
const rooms = [
  ["ledger", "activity", "limits", "idempotency"],
  ["delivery", "links", "credentials"],
  ["organizations", "catalog", "branding", "totals"],
  ["accounts", "clients", "alerts", "books", "meters"],
  ["usage-plans", "agents", "prices", "outbox"],
  ["usage"],
  ["usage-uploads"],
  ["invoices"],
  ["payments", "seats"],
  ["stripe-payments", "credits"],
  ["checkout", "refunds"],
  ["inbox", "credit-notes"],
  ["billing-runs", "reminders"],
  [
    "reconciliation",
    "overview",
    "statements",
    "exports",
    "proof",
    "stripe-setup",
    "bulk-actions",
    "portal",
    "change-requests",
  ],
];

const ownRoom = "^app/(domain|platform)/([^/]+)/";

/** A room imports rooms of earlier groups only, none of its own group and none of later ones. */
const groupRules = rooms.map((group, index) => ({
  name: `rooms-of-group-${index + 1}-look-back-only`,
  severity: "error",
  from: { path: `^app/domain/(${group.join("|")})/` },
  to: {
    path: `^app/domain/(${rooms.slice(index).flat().join("|")})/`,
    // Its own files are the room itself.
    pathNot: "^app/domain/$1/",
  },
}));

module.exports = {
  forbidden: [
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "rooms-by-their-door-only",
      severity: "error",
      from: { path: "^app/(?:domain|platform)/([^/]+)/" },
      to: { path: ownRoom, pathNot: ["/index\\.server\\.ts$", "^app/(?:domain|platform)/$1/"] },
    },
    {
      name: "faces-enter-rooms-by-their-door-only",
      severity: "error",
      from: { path: "^(app|prisma)/", pathNot: "^app/(domain|platform)/[^/]+/" },
      to: { path: ownRoom, pathNot: "/index\\.server\\.ts$" },
    },
    ...groupRules,
    {
      name: "every-room-has-a-group",
      severity: "error",
      from: { path: `^app/domain/(?!(?:${rooms.flat().join("|")})/)[^/]+/` },
      to: {},
    },
    {
      name: "rules-know-no-framework",
      severity: "error",
      from: { path: "^app/domain/" },
      to: { path: "node_modules/(@remix-run|react|react-dom|express)/" },
    },
    {
      name: "rules-know-no-faces",
      severity: "error",
      from: { path: "^app/domain/" },
      to: { path: "^app/(routes|web|components|server|emails)/" },
    },
    {
      name: "platform-knows-no-rules",
      severity: "error",
      from: { path: "^app/platform/" },
      to: { path: "^app/(domain|web|routes|components|server)/" },
    },
    {
      name: "lib-knows-nobody",
      severity: "error",
      from: { path: "^app/lib/" },
      to: { path: "^app/(?!lib/)" },
    },
    {
      name: "components-and-emails-know-lib-only",
      severity: "error",
      from: { path: "^app/(components|emails)/" },
      to: { path: "^app/(domain|platform|web|routes|server)/" },
    },
    {
      name: "only-mail-and-pdf-write-emails",
      severity: "error",
      from: { path: "^app/", pathNot: "^app/(emails|platform/(mail|pdf))/" },
      to: { path: "^app/emails/" },
    },
    {
      name: "web-knows-no-routes",
      severity: "error",
      from: { path: "^app/web/" },
      to: { path: "^app/(routes|server)/" },
    },
    {
      name: "routes-do-not-import-routes",
      severity: "error",
      from: { path: "^app/routes/([^/]+)" },
      to: { path: "^app/routes/", pathNot: "^app/routes/$1" },
    },
    {
      name: "faces-do-not-reach-past-the-rules",
      severity: "error",
      from: { path: "^app/(routes|components)/" },
      to: { path: "^app/platform/(db|stripe|mail|pdf)/" },
    },
    {
      name: "queue-faces-only",
      severity: "error",
      from: { path: "^app/(routes|components)/", pathNot: "^app/routes/(readyz|queues\\.)" },
      to: { path: "^app/platform/queue/" },
    },
    {
      name: "routes-do-not-know-the-server",
      severity: "error",
      from: { path: "^app/(routes|components|web)/" },
      to: { path: "^app/server/" },
    },
    {
      name: "stripe-sdk-at-its-door",
      severity: "error",
      from: { path: "^app/", pathNot: "^app/platform/stripe/" },
      to: { path: "node_modules/stripe/" },
    },
    {
      name: "quirrel-at-its-door",
      severity: "error",
      from: { path: "^app/", pathNot: "^app/(platform/queue|routes/queues\\.)" },
      to: { path: "node_modules/quirrel/" },
    },
    {
      name: "prisma-at-its-door",
      severity: "error",
      from: { path: "^app/", pathNot: "^app/platform/db/" },
      to: { path: "(node_modules/(@prisma|better-sqlite3)/|^app/platform/db/generated/)" },
    },
    {
      name: "app-knows-no-tests",
      severity: "error",
      from: { path: "^app/" },
      to: { path: "^(tests|prisma)/" },
    },
    {
      name: "everything-resolves",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, pathNot: "(^virtual:|/build(-faults)?/server/)" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^app/platform/db/generated/(internal|models)" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "types", "default"],
    },
  },
};

import { vitePlugin as remix } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig, type Plugin } from "vite";
import remixConfig from "./remix.config.js";

const isFaultBuild = process.env["FAULT_BUILD"] === "1";

/** The commands are a second entry of the server's build, so that both share one copy of every module. */
function commandsEntry(): Plugin {
  return {
    name: "commands-entry",
    enforce: "post",
    config(config, { isSsrBuild }) {
      const rollup = config.build?.rollupOptions;
      if (!isSsrBuild || !rollup) return;
      rollup.input = { index: "virtual:remix/server-build", commands: "app/server/commands.ts" };
      Object.assign(rollup.output ?? {}, { entryFileNames: "[name].js" });
    },
  };
}

/** Many small files each: in the bundle they cost every start, also of a command, half a second less. */
const manyFiles = [
  "stripe",
  "zod",
  "nodemailer",
  /^@react-email\//,
  "@trpc/server",
  "temporal-polyfill",
  "temporal-utils",
  "papaparse",
  "uuid",
];

/** The same, and of them the server needs few: a quarter of a second. */
const drawing = [
  /^@visx\//,
  /^d3-/,
  "balanced-match",
  "classnames",
  "internmap",
  "math-expression-evaluator",
  "reduce-css-calc",
  "reduce-function-call",
];

export default defineConfig({
  plugins: [
    tailwindcss(),
    remix({ ...remixConfig, buildDirectory: isFaultBuild ? "build-faults" : "build" }),
    commandsEntry(),
  ],
  define: { __FAULT_BUILD__: JSON.stringify(isFaultBuild) },
  ssr: {
    noExternal: [
      // quirrel 1.14 has ESM files that import directories, which Node refuses.
      "quirrel",
      ...manyFiles,
      ...drawing,
      /^@conform-to\//,
    ],
  },
  build: { target: "es2022" },
});

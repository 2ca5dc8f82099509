import { readEveryPage } from "./pages.ts";

readEveryPage("wide");

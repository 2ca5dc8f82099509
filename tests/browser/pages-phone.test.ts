import { readEveryPage } from "./pages.ts";

readEveryPage("phone");

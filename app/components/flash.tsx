import { Banner, type Tone } from "./banner.tsx";

export type FlashMessage = { tone: Tone; text: string };

/** What the last action said, shown once on the page that follows it. */
export function Flash({ message }: { message: FlashMessage | null | undefined }) {
  return message ? <Banner tone={message.tone}>{message.text}</Banner> : null;
}

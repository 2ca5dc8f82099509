import { useState } from "react";
import { Card } from "./card.tsx";
import { useHydrated } from "./hydrated.tsx";
import { CheckboxField } from "./inputs.tsx";
import { isSlashKeyOn, rememberSlashKey } from "./search-keys.ts";

/** The choice is this browser's, and is kept in it. Without scripts there are no such keys. */
export function SearchKeysCard() {
  return useHydrated() ? <Choice /> : null;
}

function Choice() {
  const [isOn, setIsOn] = useState(isSlashKeyOn);
  return (
    <Card title="Keyboard" description="Control-K, or Command-K, leads to the search from every page.">
      <CheckboxField
        id="slash-key"
        name="slashKey"
        label="The slash does, too"
        hint="Where nothing is being typed. Kept in this browser."
        checked={isOn}
        onChange={({ currentTarget: { checked } }) => {
          setIsOn(checked);
          rememberSlashKey(checked ? "on" : "off");
        }}
      />
    </Card>
  );
}

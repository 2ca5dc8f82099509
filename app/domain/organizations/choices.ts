import { currencyName, listCurrencies } from "#lib/currencies";

/** What a picker offers: `value` is stored, `label` is read. */
type Choice = { readonly value: string; readonly label: string };

const languages = [
  "en-US",
  "en-GB",
  "en-IE",
  "bg-BG",
  "cs-CZ",
  "da-DK",
  "de-AT",
  "de-CH",
  "de-DE",
  "el-GR",
  "es-ES",
  "et-EE",
  "fi-FI",
  "fr-BE",
  "fr-CH",
  "fr-FR",
  "hr-HR",
  "hu-HU",
  "it-CH",
  "it-IT",
  "lt-LT",
  "lv-LV",
  "nb-NO",
  "nl-BE",
  "nl-NL",
  "pl-PL",
  "pt-BR",
  "pt-PT",
  "ro-RO",
  "sk-SK",
  "sl-SI",
  "sv-SE",
  "uk-UA",
];

/**
 * What the settings' pickers offer. The lists are made here because browsers know other zones and names than the
 * server. A stored value that is on no list is offered too, so that saving a form never changes it by itself.
 */
export function listSettingsChoices(stored: { timeZone: string; currency: string; locale: string }) {
  const names = new Intl.DisplayNames("en", { type: "language" });
  const zones = including(["UTC", ...Intl.supportedValuesOf("timeZone")], stored.timeZone);
  const currencies = including(
    listCurrencies().map(({ code }) => code),
    stored.currency,
  );
  return {
    timeZones: zones.map((value): Choice => ({ value, label: value.replaceAll("_", " ") })),
    currencies: currencies.map((value): Choice => ({ value, label: `${value} – ${currencyName(value)}` })),
    locales: including(languages, stored.locale).map((value): Choice => ({
      value,
      label: names.of(value) ?? value,
    })),
  };
}

function including(values: readonly string[], stored: string): string[] {
  return [...new Set([...values, stored])];
}

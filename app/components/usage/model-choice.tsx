import { Link } from "@remix-run/react";
import { priceModels } from "#lib/price-models";
import { priceModelWords } from "#lib/price-words";
import { Card } from "../card.tsx";

/** The models to choose from; each asks for other fields, so that it comes first and its form follows. */
export function ModelChoice() {
  return (
    <Card title="How is it priced?" isFlush>
      <ul className="divide-y divide-line">
        {priceModels.map((model) => (
          <li key={model} className="px-4 py-3 sm:px-5">
            <Link
              to={`/admin/usage/prices/new?model=${model}`}
              className="link target inline-flex items-center"
            >
              {priceModelWords[model].name}
            </Link>
            <p className="text-muted">{priceModelWords[model].description}</p>
          </li>
        ))}
      </ul>
    </Card>
  );
}

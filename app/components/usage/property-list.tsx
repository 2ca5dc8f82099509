type PropertyListProps = { properties: Readonly<Record<string, string | number | boolean>> | null };

/** The properties of an event, one under the other. */
export function PropertyList({ properties }: PropertyListProps) {
  if (!properties) return <span className="text-muted">None</span>;
  return (
    <ul className="text-sm">
      {Object.entries(properties).map(([name, value]) => (
        <li key={name} className="wrap-anywhere">
          <span className="text-muted">{name}</span> {String(value)}
        </li>
      ))}
    </ul>
  );
}

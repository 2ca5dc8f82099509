import { Link } from "@remix-run/react";

export type NamedProblem = { planId: string; clientName: string; message: string };

/** Which plans could not be billed, and why. */
export function ProblemList({ problems }: { problems: readonly NamedProblem[] }) {
  return (
    <ul className="space-y-1">
      {problems.map(({ planId, clientName, message }) => (
        <li key={planId}>
          <Link to={`/admin/usage/plans/${planId}`} className="link">
            {clientName}
          </Link>
          : {message}
        </li>
      ))}
    </ul>
  );
}

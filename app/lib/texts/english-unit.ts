/** "trackers" for one of them is "tracker"; what is no English plural, such as "GB", "ms" or "SMS", stays as it was typed. */
export function unitOfOne(unit: string): string {
  if (unit.length < 4 || !/[a-z]s$/.test(unit) || /(ss|us|is)$/.test(unit)) return unit;
  if (unit.endsWith("ies")) return `${unit.slice(0, -3)}y`;
  return /(s|x|z|ch|sh)es$/.test(unit) ? unit.slice(0, -2) : unit.slice(0, -1);
}

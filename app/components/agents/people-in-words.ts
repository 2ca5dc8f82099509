/** The beginning of a sentence about so many: "1 person is", "12 people are". */
export function peopleInWords(count: number): string {
  return count === 1 ? "1 person is" : `${count.toLocaleString("en-US")} people are`;
}

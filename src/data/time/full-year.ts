/** Two-digit years are those of 1950 to 2049; a note says so. */
export function fullYear(year: number): number {
  return year < 50 ? 2000 + year : 1900 + year;
}

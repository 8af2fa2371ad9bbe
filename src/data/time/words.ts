/** Names of the months, in the languages whose spreadsheets and offices write them into files; accents are left aside. */
const MONTHS: readonly string[] = [
  "january januar jaenner janner janvier enero gennaio janeiro januari",
  "february februar feber fevrier febrero febbraio fevereiro februari",
  "march maerz marz mars marzo marco maart mrt",
  "april avril abril aprile",
  "may mai mayo maggio maio mei",
  "june juni juin junio giugno junho",
  "july juli juillet julio luglio julho",
  "august aout agosto augustus",
  "september septembre septiembre settembre setembro",
  "october oktober octobre octubre ottobre outubro",
  "november novembre noviembre novembro",
  "december dezember decembre diciembre dicembre dezembro",
];

const WEEKDAYS: readonly string[] = [
  "monday montag lundi lunes lunedi maandag segunda",
  "tuesday dienstag mardi martes martedi dinsdag terca",
  "wednesday mittwoch mercredi miercoles mercoledi woensdag quarta",
  "thursday donnerstag jeudi jueves giovedi donderdag quinta",
  "friday freitag vendredi viernes venerdi vrijdag sexta",
  "saturday samstag sonnabend samedi sabado sabato zaterdag",
  "sunday sonntag dimanche domingo domenica zondag",
];

/** 1 for January to 12, of a name or its first letters, three or more, where they are those of no other month; 0 for anything else. */
export const monthNamed = finder(MONTHS, 3);
/** 1 for Monday to 7, of a name or its first letters, two or more; 0 for anything else. */
export const weekdayNamed = finder(WEEKDAYS, 2);

function finder(lists: readonly string[], fewest: number): (word: string) => number {
  const names = lists.map((list) => list.split(" "));
  const find = (word: string) => {
    const folded = word.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
    if (folded.length < fewest) return 0;
    const found = names.flatMap((all, k) => (all.some((name) => name.startsWith(folded)) ? [k + 1] : []));
    return found.length === 1 ? found[0]! : 0;
  };
  const known = new Map<string, number>();
  return (word) => {
    const before = known.get(word);
    if (before !== undefined) return before;
    const found = find(word);
    if (known.size < MOST_KNOWN) known.set(word, found);
    return found;
  };
}

/** A file of a million rows has few names; one of a million words must not fill the memory. */
const MOST_KNOWN = 1000;

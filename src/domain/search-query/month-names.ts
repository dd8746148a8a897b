/** Months by name, folded. Index 0: January. */
const NAMES = [
  'janeiro january enero jan ene',
  'fevereiro february febrero fev feb',
  'marco march marzo mar',
  'abril april abr apr',
  'maio may mayo mai',
  'junho june junio jun',
  'julho july julio jul',
  'agosto august ago aug',
  'setembro september septiembre setiembre set sep sept',
  'outubro october octubre out oct',
  'novembro november noviembre nov',
  'dezembro december diciembre dez dec dic',
];

const MONTHS: ReadonlyMap<string, number> = new Map(
  NAMES.flatMap((line, month) => line.split(' ').map((name) => [name, month + 1] as const)),
);

/** 1–12; undefined: no month is called so. */
export function monthNamed(folded: string): number | undefined {
  return MONTHS.get(folded);
}

/** Longest first, so that a pattern takes "marco" rather than "mar". */
export const MONTH_NAMES: readonly string[] = [...MONTHS.keys()].toSorted(
  (a, b) => b.length - a.length,
);

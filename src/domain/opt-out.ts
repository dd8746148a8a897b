/** Does a message ask not to be written to again? Portuguese, English, Spanish. */
import { clausesOf } from './opt-out/clauses';
import { ENGLISH } from './opt-out/english';
import { PORTUGUESE } from './opt-out/portuguese';
import { compileRules } from './opt-out/rules';
import { SPANISH } from './opt-out/spanish';

/** `yes`: they said so. `maybe`: a human should read it. */
export type OptOutReading = 'yes' | 'maybe' | 'no';

/** All languages at once: nobody says in which one they write. */
const RULES = compileRules([PORTUGUESE, ENGLISH, SPANISH]);

/** Who laughs does not mean it, or not all of it. */
const LAUGHTER = /\bkk|\b(?:haha|hehe|jaja|jeje|rsrs)|\b(?:rs|lol|lmao)\b|[😂🤣]/iu;

/** What one clause says, before the clauses are weighed together. */
type Sign = 'asks' | 'refuses' | 'grievance' | 'perhaps';

/**
 * Reads one incoming text. Clause by clause: "não me mande mais boletos, já paguei" is about boletos alone. Only the
 * first 2,000 characters count. Never throws.
 */
export function readOptOut(text: string): OptOutReading {
  const clauses = clausesOf(text);
  const whole = clauses.join('').replaceAll('  ', ' ');
  if (RULES.alone.test(whole)) return 'yes';
  const signs = new Set(clauses.flatMap(signsOf));
  if (RULES.perhapsAlone.test(whole)) signs.add('perhaps');
  if (signs.size === 0) return 'no';
  const asked = signs.has('asks') || (signs.has('refuses') && signs.has('grievance'));
  const doubted = LAUGHTER.test(text) || clauses.some((clause) => RULES.welcomes.test(clause));
  if (doubted) return asked ? 'maybe' : 'no';
  return asked ? 'yes' : 'maybe';
}

function signsOf(clause: string): Sign[] {
  const asks = RULES.asks.test(clause);
  const refuses = RULES.refuses.test(clause);
  const grievance = RULES.grievances.test(clause);
  const perhaps = RULES.perhaps.test(clause);
  if (!asks && !refuses && !grievance && !perhaps) return [];
  if (RULES.unrelated.test(clause)) return [];
  const elsewhere = RULES.elsewhere.test(clause);
  const limited = elsewhere || RULES.conditions.test(clause);
  if (asks) return [limited ? 'perhaps' : 'asks'];
  if (elsewhere) return [];
  const signs: Sign[] = [];
  if (perhaps || (refuses && limited)) signs.push('perhaps');
  if (refuses && !limited) signs.push('refuses');
  if (grievance) signs.push('grievance');
  return signs;
}

/** Lists of numbers that must not be contacted, such as Procon's "Não Me Ligue". */
import { DAY } from './send-windows';

/** ms: consumers' bodies renew their lists monthly. */
const FRESH = 30 * DAY;

export interface ListFacts {
  /** The list of the state of São Paulo, which counts for messages, too. */
  readonly saoPaulo: boolean;
  readonly importedAt: number;
}

/**
 * Is this a phone of the state of São Paulo (area codes 11–19) while no list of that state is at hand, or only one from
 * more than 30 days ago? `phone`: E.164 digits without '+'.
 */
export function needsSaoPauloList(
  phone: string,
  lists: readonly ListFacts[],
  now: number,
): boolean {
  return (
    /^551[1-9]/.test(phone) &&
    !lists.some(({ saoPaulo, importedAt }) => saoPaulo && now - importedAt <= FRESH)
  );
}

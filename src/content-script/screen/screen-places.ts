import { SCREEN_GENERATIONS, SCREEN_PLACES } from '@/protocol/diagnostics';
import type { PageEventOf } from '@/protocol/page-event';
import { GENERATIONS } from './generations';

/** How often each selector of each generation of the screen matches now: counts alone. */
export function screenPlaces(page: ParentNode): PageEventOf<'diagnostics'>['places'] {
  return SCREEN_GENERATIONS.flatMap((generation) =>
    SCREEN_PLACES.flatMap((place) => {
      const selector = GENERATIONS[generation][place];
      if (selector === undefined) return [];
      return [{ place, generation, matches: page.querySelectorAll(selector).length }];
    }),
  );
}

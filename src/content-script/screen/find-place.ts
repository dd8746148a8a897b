import { SCREEN_GENERATIONS, type ScreenPlace } from '@/protocol/diagnostics';
import { GENERATIONS } from './generations';

/** Selectors of a place, the newest generation's first. */
export function selectorsOf(place: ScreenPlace): string[] {
  return SCREEN_GENERATIONS.flatMap((generation) => GENERATIONS[generation][place] ?? []);
}

/** The first element at this place, in the newest generation that has one. */
export function findPlace(root: ParentNode, place: ScreenPlace): Element | undefined {
  for (const selector of selectorsOf(place)) {
    const found = root.querySelector(selector);
    if (found) return found;
  }
  return undefined;
}

/** All elements at this place, in the newest generation that has any; none inside of another. */
export function findAll(root: ParentNode, place: ScreenPlace): Element[] {
  for (const selector of selectorsOf(place)) {
    const found = [...root.querySelectorAll(selector)].filter(
      (element) => !element.parentElement?.closest(selector),
    );
    if (found.length > 0) return found;
  }
  return [];
}

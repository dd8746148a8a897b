import { spamMarkers as markersOf } from '../spam-markers';
import type { PolicyRule } from './policy-rule';

/** One mark is a manner of writing, and a person who waits asked for the text: both are only said. */
export const spamMarkers: PolicyRule = ({ text, conversation }) => {
  const markers = markersOf(text);
  const [kind] = markers;
  if (kind === undefined) return [];
  const decision = conversation.waiting || markers.length === 1 ? 'warn' : 'refuse';
  return [{ policy: 'spam-markers', decision, values: { kind, count: markers.length } }];
};

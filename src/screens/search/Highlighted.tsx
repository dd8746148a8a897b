import { snippet } from './highlight';

/** A text with the found words marked. */
export function Highlighted({ text, query }: { text: string; query: string }) {
  return (
    <>
      {snippet(text, query).map((piece, index) =>
        piece.hit ? (
          <mark key={index} className="rounded-sm bg-mark text-ink">
            {piece.text}
          </mark>
        ) : (
          <span key={index}>{piece.text}</span>
        ),
      )}
    </>
  );
}

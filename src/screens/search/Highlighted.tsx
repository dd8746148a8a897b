import { snippet, type Marks } from './highlight';

/** A text with what was found marked. */
export function Highlighted({ text, marks }: { text: string; marks: Marks }) {
  return (
    <>
      {snippet(text, marks).map((piece, index) =>
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

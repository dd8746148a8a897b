import { useMemo, type ReactNode } from 'react';
import { formatted, type Block, type Span } from '@/domain/whatsapp-format';

const INLINE = { bold: 'strong', italic: 'em', strike: 's' } as const;

function inline(spans: readonly Span[]): ReactNode[] {
  return spans.map((span, index) => {
    if (!('spans' in span))
      return span.kind === 'text' ? (
        span.text
      ) : (
        <code key={index} className="rounded bg-sunken px-1 font-mono text-[0.9em]">
          {span.text}
        </code>
      );
    const Tag = INLINE[span.kind];
    return <Tag key={index}>{inline(span.spans)}</Tag>;
  });
}

function block(one: Block, key: number): ReactNode {
  switch (one.kind) {
    case 'fixed':
      return (
        <pre key={key} className="overflow-x-auto font-mono text-[0.9em] whitespace-pre-wrap">
          {one.text.replace(/^\n|\n$/gu, '')}
        </pre>
      );
    case 'quote':
      return (
        <blockquote key={key} className="border-l-3 border-line-strong pl-2 text-ink-soft">
          {inline(one.spans)}
        </blockquote>
      );
    case 'bullets':
    case 'numbers': {
      const List = one.kind === 'bullets' ? 'ul' : 'ol';
      return (
        <List key={key} className={one.kind === 'bullets' ? 'list-disc pl-5' : 'list-decimal pl-5'}>
          {one.items.map((item, index) => (
            <li key={index}>{inline(item)}</li>
          ))}
        </List>
      );
    }
    case 'line':
      return (
        <p key={key} className="min-h-[1lh] break-words whitespace-pre-wrap">
          {inline(one.spans)}
        </p>
      );
  }
}

/** A text as WhatsApp will show it. Whatever is in it stays text: nothing of it is ever read as HTML. */
export function FormattedText({ text }: { text: string }) {
  const blocks = useMemo(() => formatted(text), [text]);
  return <div className="rounded-xl rounded-br-sm bg-mine px-3 py-2">{blocks.map(block)}</div>;
}

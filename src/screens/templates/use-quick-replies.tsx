import { useLiveQuery } from 'dexie-react-hooks';
import { useId, useState, type KeyboardEvent, type ReactNode, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { TemplateRow } from '@/database/rows';
import { matchingReplies, quickReplyAt, type QuickReplyQuery } from '@/domain/quick-reply';
import { renderTemplate, textInLanguage } from '@/domain/template';
import { classNames } from '@/ui/class-names';
import { useAccount } from '../account';
import { useSurroundings } from '../surroundings';
import { useRecipient } from '../use-recipient';

/** As many as fit above a field at 360 px. */
const SHOWN = 6;

interface QuickReplies {
  /** For the field. A textarea has no role besides textbox, which may have a list that belongs to it. */
  attributes: {
    'aria-autocomplete': 'list';
    'aria-controls': string | undefined;
    'aria-activedescendant': string | undefined;
  };
  onSelect: (event: SyntheticEvent<HTMLTextAreaElement>) => void;
  /** true: the key was for the list. */
  onKeyDown: (event: KeyboardEvent<HTMLTextAreaElement>) => boolean;
  list: ReactNode;
}

/** "/" in a field brings the user's templates, filled in for the person who is written to. */
export function useQuickReplies({
  chatId,
  name,
  text,
  onText,
}: {
  chatId: string;
  name: string;
  text: string;
  onText: (text: string) => void;
}): QuickReplies {
  const { t } = useTranslation();
  const database = useAccount();
  const { now, timeZone } = useSurroundings();
  const recipient = useRecipient(chatId);
  const id = useId();
  const [field, setField] = useState<HTMLTextAreaElement>();
  const [caret, setCaret] = useState(-1);
  const [at, setAt] = useState(0);
  const [closedFor, setClosedFor] = useState<string>();
  const query = caret < 0 || closedFor === text ? undefined : quickReplyAt(text, caret);
  const isAsked = query !== undefined;
  const templates = useLiveQuery(
    async () => (isAsked ? database.templates.toArray() : []),
    [database, isAsked],
  );
  const found = query && templates ? matchingReplies(templates, query.asked).slice(0, SHOWN) : [];
  const active = found[Math.min(at, found.length - 1)];
  const optionId = (template: TemplateRow) => `${id}-${template.id}`;
  const filledIn = (template: TemplateRow) => {
    const chosen = textInLanguage(template, recipient?.language ?? 'pt');
    return renderTemplate(chosen.text, {
      language: chosen.language,
      contactName: name,
      now: now(),
      timeZone: recipient?.timeZone ?? timeZone,
      fields: recipient?.details.fields ?? {},
    }).text;
  };
  const choose = (template: TemplateRow, { from, to }: QuickReplyQuery) => {
    const filled = filledIn(template);
    onText(text.slice(0, from) + filled + text.slice(to));
    setCaret(-1);
    const end = from + filled.length;
    field?.focus();
    // The field has the new text only once it is drawn.
    requestAnimationFrame(() => field?.setSelectionRange(end, end));
  };
  return {
    attributes: {
      'aria-autocomplete': 'list',
      'aria-controls': active && `${id}-list`,
      'aria-activedescendant': active && optionId(active),
    },
    onSelect: ({ currentTarget }) => {
      const { selectionStart, selectionEnd } = currentTarget;
      setField(currentTarget);
      setCaret(selectionStart === selectionEnd ? selectionStart : -1);
    },
    onKeyDown: (event) => {
      if (!active || !query || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing)
        return false;
      const index = found.indexOf(active);
      if (event.key === 'ArrowDown') setAt((index + 1) % found.length);
      else if (event.key === 'ArrowUp') setAt((index + found.length - 1) % found.length);
      else if (event.key === 'Enter' || (event.key === 'Tab' && !event.shiftKey))
        choose(active, query);
      else if (event.key === 'Escape') setClosedFor(text);
      else {
        setAt(0);
        return false;
      }
      event.preventDefault();
      return true;
    },
    list: active && query && (
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={t('templates.quickReplies')}
        className="max-h-56 overflow-y-auto rounded-lg border border-line-strong bg-raised py-1 text-sm shadow-card"
      >
        {found.map((template) => (
          <div
            key={template.id}
            id={optionId(template)}
            role="option"
            tabIndex={-1}
            aria-selected={template === active}
            className={classNames(
              'cursor-pointer px-2.5 py-1.5',
              template === active ? 'bg-accent-soft text-ink' : 'text-ink-soft hover:bg-sunken',
            )}
            // The field keeps the focus.
            onMouseDown={(event) => {
              event.preventDefault();
              choose(template, query);
            }}
          >
            <span className="flex items-baseline justify-between gap-2">
              <span className="min-w-0 truncate font-medium">{template.title}</span>
              {template.shortcut && (
                <span className="shrink-0 text-xs text-ink-faint">/{template.shortcut}</span>
              )}
            </span>
            <span className="block truncate text-xs">{filledIn(template)}</span>
          </div>
        ))}
      </div>
    ),
  };
}

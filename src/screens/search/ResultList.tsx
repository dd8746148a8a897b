import { useEffect, type MouseEvent, type ReactNode } from 'react';
import { classNames } from '@/ui/class-names';

/** Something that can be chosen, by arrows and Enter or by a click. */
export interface Choice {
  key: string;
  face: ReactNode;
  run: (inWhatsApp: boolean) => void;
}

export interface ChoiceGroup {
  key: string;
  title: string;
  /** `pills`: short ones, beside each other. */
  layout: 'pills' | 'lines';
  /** Pills that stand behind their title. */
  isTitled?: boolean;
  choices: Choice[];
}

const LOOKS = {
  lines: 'flex w-full cursor-pointer items-start gap-2.5 px-3 py-2 text-left',
  pills:
    'inline-flex min-h-6 max-w-full cursor-pointer items-center gap-1 rounded-full border px-2 text-xs',
} as const;

export function optionId(listId: string, key: string): string {
  return `${listId}-${key}`;
}

/** All that can be chosen, as the list of the box: the focus stays there, and `active` says where the arrows are. */
export function ResultList({
  id,
  label,
  groups,
  active,
}: {
  id: string;
  label: string;
  groups: readonly ChoiceGroup[];
  active: string | undefined;
}) {
  useEffect(() => {
    if (active !== undefined)
      document.getElementById(optionId(id, active))?.scrollIntoView({ block: 'nearest' });
  }, [id, active]);
  return (
    <div role="listbox" id={id} aria-label={label}>
      {groups.map(({ key, title, layout, isTitled = false, choices }) => (
        <div key={key} role="group" aria-label={title}>
          {layout === 'lines' && (
            <div aria-hidden className="px-3 pt-3 pb-1 text-xs font-semibold text-ink-faint">
              {title}
            </div>
          )}
          <div
            role="presentation"
            className={
              layout === 'lines'
                ? 'border-y border-line bg-raised [&>*+*]:border-t [&>*+*]:border-line'
                : 'flex flex-wrap gap-1 px-3 pt-2'
            }
          >
            {isTitled && (
              <span aria-hidden className="self-center pr-0.5 text-xs font-semibold text-ink-faint">
                {title}
              </span>
            )}
            {choices.map((choice) => (
              // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the box has the focus, and its keys choose
              <div
                key={choice.key}
                id={optionId(id, choice.key)}
                role="option"
                tabIndex={-1}
                aria-selected={choice.key === active}
                // The box keeps the focus.
                onMouseDown={(event) => {
                  event.preventDefault();
                }}
                onClick={(event: MouseEvent) => {
                  choice.run(event.ctrlKey || event.metaKey);
                }}
                className={classNames(
                  LOOKS[layout],
                  layout === 'pills' && choice.key !== active && 'border-line bg-raised',
                  layout === 'pills' && choice.key === active && 'border-accent',
                  choice.key === active
                    ? 'bg-accent-soft outline-2 -outline-offset-2 outline-accent'
                    : 'hover:bg-sunken',
                )}
              >
                {choice.face}
              </div>
            ))}
          </div>
        </div>
      ))}
    </div>
  );
}

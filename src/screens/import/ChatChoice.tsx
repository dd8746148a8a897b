import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Avatar } from '@/ui/Avatar';
import { Button } from '@/ui/Button';
import { Field, INPUT_CLASSES } from '@/ui/Field';
import { moveInList } from '@/ui/list-keys';
import { Section } from '../settings/Section';
import { findTargets, type Target } from './targets';

const SHOWN = 6;

function TargetLine({ target }: { target: Target }) {
  const { t } = useTranslation();
  return (
    <>
      <Avatar name={target.name} id={target.chatId} small />
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium">{target.name}</span>
        {(target.group || !target.hasChat) && (
          <span className="block text-xs text-ink-soft">
            {target.group ? t('import.chatGroup') : t('import.chatNew')}
          </span>
        )}
      </span>
    </>
  );
}

/** The chat or contact to which the messages belong: suggested, or looked up. */
export function ChatChoice({
  targets,
  chosen,
  onChoose,
}: {
  targets: readonly Target[];
  chosen: Target | undefined;
  onChoose: (target: Target | undefined) => void;
}) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const found = findTargets(targets, text, SHOWN);
  return (
    <Section title={t('import.chatQuestion')} description={t('import.chatText')}>
      {chosen ? (
        <div className="flex items-center gap-2.5">
          <TargetLine target={chosen} />
          <Button
            onClick={() => {
              onChoose(undefined);
            }}
          >
            {t('import.chatChange')}
          </Button>
        </div>
      ) : (
        <div onKeyDown={moveInList}>
          <Field label={t('import.chatSearch')}>
            {(ids) => (
              <input
                {...ids}
                type="search"
                data-row
                value={text}
                placeholder={t('import.chatPlaceholder')}
                onChange={(event) => {
                  setText(event.target.value);
                }}
                className={INPUT_CLASSES}
              />
            )}
          </Field>
          {found.length === 0 ? (
            <p role="status" className="mt-2 text-sm text-ink-soft">
              {t('import.chatNone')}
            </p>
          ) : (
            <ul className="mt-2 overflow-hidden rounded-lg border border-line">
              {found.map((target) => (
                <li key={target.chatId} className="border-t border-line first:border-t-0">
                  <button
                    type="button"
                    data-row
                    onClick={() => {
                      onChoose(target);
                    }}
                    className="flex w-full items-center gap-2.5 px-2.5 py-1.5 text-left -outline-offset-2 hover:bg-sunken"
                  >
                    <TargetLine target={target} />
                  </button>
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
    </Section>
  );
}

import { useLiveQuery } from 'dexie-react-hooks';
import { Plus, X } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { labelsOf, putLabelOn, takeLabelOff } from '@/database/labels';
import { personIds } from '@/database/person-ids';
import type { LabelRow } from '@/database/rows';
import { useAccount } from '../account';
import { useSaving } from '../use-saving';
import { useSurroundings } from '../surroundings';
import { useView } from '../view-state';
import { LabelPicker } from './LabelPicker';
import { LabelPill } from './LabelPill';

/** The labels of a person: put on by name, taken off one by one. */
export function PersonLabels({ id }: { id: string }) {
  const { t } = useTranslation();
  const heading = useId();
  const database = useAccount();
  const { now } = useSurroundings();
  const notify = useView((state) => state.notify);
  const saving = useSaving();
  const adder = useRef<HTMLButtonElement>(null);
  const [picking, setPicking] = useState(false);
  const [said, setSaid] = useState('');
  const labels = useLiveQuery(
    async () => labelsOf(database, await personIds(database, id)),
    [database, id],
  );
  /** The button stands where the field was, and takes the focus over. */
  const wantsFocus = useRef(false);
  useEffect(() => {
    if (picking || !wantsFocus.current) return;
    wantsFocus.current = false;
    adder.current?.focus();
  }, [picking]);

  const putOn = (name: string) => saving(() => putLabelOn(database, id, name, now()));
  const takeOff = async ({ id: labelId, name }: LabelRow) => {
    if (!(await saving(() => takeLabelOff(database, id, labelId, now())))) return;
    adder.current?.focus();
    notify({
      tone: 'neutral',
      text: t('labels.takenOff', { name }),
      action: { label: t('app.undo'), run: () => void putOn(name) },
    });
  };
  if (!labels) return null;
  return (
    <section aria-labelledby={heading} className="px-3 pb-4">
      <h2 id={heading} className="pb-1 text-sm font-semibold">
        {t('labels.title')}
      </h2>
      {labels.length === 0 && <p className="pb-1.5 text-xs text-ink-faint">{t('labels.empty')}</p>}
      <ul className="flex flex-wrap items-center gap-1.5">
        {labels.map((label) => (
          <li key={label.id} className="flex max-w-full min-w-0">
            <LabelPill name={label.name} colour={label.colour}>
              <button
                type="button"
                aria-label={t('labels.takeOff', { name: label.name })}
                title={t('labels.takeOff', { name: label.name })}
                className="inline-flex size-6.5 shrink-0 items-center justify-center rounded-full outline-current hover:bg-raised/60"
                onClick={() => void takeOff(label)}
              >
                <X size={13} aria-hidden />
              </button>
            </LabelPill>
          </li>
        ))}
        {!picking && (
          <li>
            <button
              ref={adder}
              type="button"
              aria-label={t('labels.addFull')}
              className="inline-flex h-6.5 items-center gap-1 rounded-full border border-dashed border-line-strong px-2.5 text-xs font-medium text-ink-soft hover:border-accent hover:text-accent"
              onClick={() => {
                setPicking(true);
              }}
            >
              <Plus size={13} aria-hidden />
              {t('labels.add')}
            </button>
          </li>
        )}
      </ul>
      {picking && (
        <LabelPicker
          had={labels}
          onPick={async (name) => {
            const isOn = await putOn(name);
            if (isOn) setSaid(t('labels.added', { name }));
            return isOn;
          }}
          onClose={(focus) => {
            wantsFocus.current = focus;
            setPicking(false);
          }}
        />
      )}
      <p role="status" className="sr-only">
        {said}
      </p>
    </section>
  );
}

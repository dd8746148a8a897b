import { Keyboard, type LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { classNames } from '@/ui/class-names';
import { MORE_SCREENS, SCREENS, useView, type Screen } from '../view-state';
import { MORE_ICONS } from './more-icons';
import { NAVIGATION_ICONS } from './navigation-icons';

const LINE =
  'flex min-h-9 w-full items-center gap-2.5 rounded-lg px-2.5 text-left font-medium transition-colors';

function Entry({
  name,
  icon: Icon,
  waiting = 0,
}: {
  name: Exclude<Screen, 'diagnostics'>;
  icon: LucideIcon;
  waiting?: number;
}) {
  const { t } = useTranslation();
  const current = useView((state) => state.screen === name);
  const show = useView((state) => state.show);
  return (
    <li>
      <button
        type="button"
        aria-current={current ? 'page' : undefined}
        className={classNames(
          LINE,
          current ? 'bg-accent-soft text-accent' : 'text-ink-soft hover:bg-sunken hover:text-ink',
        )}
        onClick={() => {
          show(name);
        }}
      >
        <Icon size={18} strokeWidth={current ? 2.3 : 1.9} className="shrink-0" aria-hidden />
        <span className="min-w-0 flex-1 truncate">{t(`nav.${name}`)}</span>
        {waiting > 0 && (
          <span className="rounded-full bg-accent px-1.5 text-[11px] leading-4.5 font-bold text-accent-ink tabular-nums">
            <span aria-hidden>{waiting > 99 ? '99+' : waiting}</span>
            <span className="sr-only">{t('nav.waiting', { count: waiting })}</span>
          </span>
        )}
      </button>
    </li>
  );
}

/** All screens, at the left of the workspace. `waiting`: how many cards are in the deck. */
export function SideNavigation({ waiting }: { waiting: number }) {
  const { t } = useTranslation();
  const setHelp = useView((state) => state.setHelp);
  return (
    <nav
      aria-label={t('nav.label')}
      className="flex w-52 shrink-0 flex-col gap-3 overflow-y-auto border-r border-line bg-raised p-2"
    >
      <ul className="flex flex-col gap-0.5">
        {SCREENS.filter((name) => name !== 'more').map((name) => (
          <Entry
            key={name}
            name={name}
            icon={NAVIGATION_ICONS[name]}
            {...(name === 'approvals' && { waiting })}
          />
        ))}
      </ul>
      <ul className="flex flex-1 flex-col gap-0.5 border-t border-line pt-3">
        {MORE_SCREENS.map((name) => (
          <Entry key={name} name={name} icon={MORE_ICONS[name]} />
        ))}
        <li className="mt-auto">
          <button
            type="button"
            className={classNames(LINE, 'text-ink-soft hover:bg-sunken hover:text-ink')}
            onClick={() => {
              setHelp(true);
            }}
          >
            <Keyboard size={18} strokeWidth={1.9} className="shrink-0" aria-hidden />
            {t('more.help')}
          </button>
        </li>
      </ul>
    </nav>
  );
}

import { useTranslation } from 'react-i18next';
import { classNames } from '@/ui/class-names';
import { SCREENS, useView } from '../view-state';
import { NAVIGATION_ICONS } from './navigation-icons';

/** `waiting`: how many cards are in the deck. */
export function Navigation({ waiting }: { waiting: number }) {
  const { t } = useTranslation();
  const screen = useView((state) => state.screen);
  const show = useView((state) => state.show);
  return (
    <nav aria-label={t('nav.label')} className="shrink-0 border-t border-line bg-raised">
      <ul className="flex">
        {SCREENS.map((name) => {
          const Icon = NAVIGATION_ICONS[name];
          // What stands in no tab of its own is under More.
          const current = name === (SCREENS.find((known) => known === screen) ?? 'more');
          return (
            <li key={name} className="min-w-0 flex-1">
              <button
                type="button"
                aria-current={current ? 'page' : undefined}
                onClick={() => {
                  show(name);
                }}
                className={classNames(
                  'relative flex h-13 w-full flex-col items-center justify-center gap-0.5 text-[11px] font-medium transition-colors -outline-offset-2',
                  current ? 'text-accent' : 'text-ink-soft hover:text-ink',
                )}
              >
                {current && (
                  <span
                    aria-hidden
                    className="absolute inset-x-4 top-0 h-0.5 rounded-b bg-accent"
                  />
                )}
                <span className="relative">
                  <Icon size={20} strokeWidth={current ? 2.3 : 1.9} aria-hidden />
                  {name === 'approvals' && waiting > 0 && (
                    <span
                      aria-hidden
                      className="absolute -top-1.5 left-3 min-w-4 rounded-full bg-accent px-1 text-center text-[10px] leading-4 font-bold text-accent-ink tabular-nums"
                    >
                      {waiting > 99 ? '99+' : waiting}
                    </span>
                  )}
                </span>
                <span className="max-w-full truncate px-0.5">{t(`nav.${name}`)}</span>
                {name === 'approvals' && waiting > 0 && (
                  <span className="sr-only">{t('nav.waiting', { count: waiting })}</span>
                )}
              </button>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

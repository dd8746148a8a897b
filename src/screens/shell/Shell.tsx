import { lazy, Suspense, useCallback, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from '@/ui/class-names';
import { useNow } from '@/ui/use-now';
import { useShortcuts } from '@/ui/use-shortcuts';
import { useAccount } from '../account';
import { ApprovalsScreen } from '../approvals/ApprovalsScreen';
import { readDeck } from '../approvals/deck';
import { useFollow } from '../chats/use-follow';
import { useSurroundings } from '../surroundings';
import { useSteadyQuery } from '../use-steady-query';
import { useView } from '../view-state';
import { Header } from './Header';
import { Navigation } from './Navigation';
import { NoticeBar } from './NoticeBar';
import { ScreenBoundary } from './ScreenBoundary';
import { useLink } from '../use-rows';
import { shownConnection } from './connection';
import { LAZY_SCREENS } from './lazy-screens';
import { useNavigationAtSide } from './use-navigation-at-side';

const Banners = lazy(() => import('./Banners').then((module) => ({ default: module.Banners })));
const NearLimitLine = lazy(() =>
  import('../sending/NearLimitLine').then((module) => ({ default: module.NearLimitLine })),
);
const SideNavigation = lazy(() =>
  import('./SideNavigation').then((module) => ({ default: module.SideNavigation })),
);
const KeyboardHelp = lazy(() =>
  import('./KeyboardHelp').then((module) => ({ default: module.KeyboardHelp })),
);

function OtherScreen({ name }: { name: keyof typeof LAZY_SCREENS }) {
  const Shown = LAZY_SCREENS[name];
  return <Shown />;
}

/** The frame around every screen. */
export function Shell({ shortcuts }: { shortcuts: boolean }) {
  const { t } = useTranslation();
  const screen = useView((state) => state.screen);
  const show = useView((state) => state.show);
  const helpOpen = useView((state) => state.helpOpen);
  const setHelp = useView((state) => state.setHelp);
  const database = useAccount();
  const link = useLink();
  // A follow-up comes due while nothing else happens.
  const minute = useNow(useSurroundings().now, 60_000);
  const deck = useSteadyQuery(() => readDeck(database, minute), [database, minute]);
  const atSide = useNavigationAtSide();
  const waiting = deck?.cards.length ?? 0;
  useFollow();
  const goToSearch = useCallback(() => {
    show('search');
    // Already there: only the focus has to come back.
    const box = document.querySelector<HTMLInputElement>('input[role=combobox]');
    box?.focus();
    box?.select();
  }, [show]);
  useEffect(() => {
    // With Ctrl it is no single key: it acts within fields, too, and cannot be switched off.
    const onKey = (event: KeyboardEvent) => {
      const isCtrl = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
      if (!isCtrl || event.key.toLowerCase() !== 'k' || event.defaultPrevented) return;
      if (event.target instanceof Element && event.target.closest('[role=dialog]')) return;
      event.preventDefault();
      goToSearch();
    };
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('keydown', onKey);
    };
  }, [goToSearch]);
  useShortcuts(
    {
      '/': goToSearch,
      '?': () => {
        setHelp(true);
      },
    },
    shortcuts,
  );

  return (
    <div className="flex h-full flex-col">
      <Header connection={shownConnection(link)} shortcuts={shortcuts} />
      <div className="flex min-h-0 flex-1">
        {atSide && (
          <Suspense fallback={null}>
            <SideNavigation waiting={waiting} />
          </Suspense>
        )}
        <div className="flex min-w-0 flex-1 flex-col">
          <div role="status" className="shrink-0 divide-y divide-line">
            <Suspense fallback={null}>
              <Banners link={link} />
            </Suspense>
          </div>
          {screen !== 'pace' && (
            <Suspense fallback={null}>
              <NearLimitLine />
            </Suspense>
          )}
          <main
            className={classNames(
              'mx-auto flex min-h-0 w-full flex-1 flex-col',
              // Lines stay readable in a wide window; chats and contacts have a second column.
              screen !== 'chats' && screen !== 'contacts' && 'max-w-3xl',
            )}
          >
            <ScreenBoundary key={screen}>
              <Suspense
                fallback={
                  <p role="status" className="p-6 text-center text-ink-soft">
                    {t('app.loading')}
                  </p>
                }
              >
                {screen === 'approvals' ? (
                  <ApprovalsScreen deck={deck} shortcuts={shortcuts} />
                ) : (
                  <OtherScreen name={screen} />
                )}
              </Suspense>
            </ScreenBoundary>
          </main>
          <NoticeBar />
        </div>
      </div>
      {!atSide && <Navigation waiting={waiting} />}
      {helpOpen && (
        <Suspense fallback={null}>
          <KeyboardHelp
            onClose={() => {
              setHelp(false);
            }}
          />
        </Suspense>
      )}
    </div>
  );
}

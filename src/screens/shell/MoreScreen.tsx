import { AppWindow, ChevronRight, Keyboard } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ScreenHeader } from '@/ui/ScreenHeader';
import { useSurroundings } from '../surroundings';
import { MORE_SCREENS, useView } from '../view-state';
import { MORE_ICONS } from './more-icons';

export function MoreScreen() {
  const { t } = useTranslation();
  const show = useView((state) => state.show);
  const { shape, openWorkspace } = useSurroundings();
  const setHelp = useView((state) => state.setHelp);
  const entries = [
    ...MORE_SCREENS.map((screen) => ({
      icon: MORE_ICONS[screen],
      name: t(`nav.${screen}`),
      text: t(`more.${screen}Text`),
      open: () => {
        show(screen);
      },
    })),
    ...(shape === 'panel'
      ? [
          {
            icon: AppWindow,
            name: t('more.workspace'),
            text: t('more.workspaceText'),
            open: () => void openWorkspace(),
          },
        ]
      : []),
    {
      icon: Keyboard,
      name: t('more.help'),
      text: t('more.helpText'),
      open: () => {
        setHelp(true);
      },
    },
  ];
  return (
    <div className="overflow-y-auto">
      <ScreenHeader title={t('more.title')} />
      <ul className="mx-3 divide-y divide-line overflow-hidden rounded-xl border border-line bg-raised">
        {entries.map(({ icon: Icon, name, text, open }) => (
          <li key={name}>
            <button
              type="button"
              onClick={open}
              className="flex w-full items-center gap-3 px-3 py-2.5 text-left -outline-offset-2 hover:bg-sunken"
            >
              <span className="flex size-9 shrink-0 items-center justify-center rounded-lg bg-accent-soft text-accent">
                <Icon size={18} aria-hidden />
              </span>
              <span className="min-w-0 flex-1">
                <span className="block font-medium">{name}</span>
                <span className="block text-sm text-ink-soft">{text}</span>
              </span>
              <ChevronRight size={16} className="shrink-0 text-ink-faint" aria-hidden />
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

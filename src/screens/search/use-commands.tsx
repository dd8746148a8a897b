import { lazy, Suspense, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { foldText } from '@/domain/folding';
import type { CommandId } from '@/locales/command-words';
import { useSurroundings } from '../surroundings';
import { useView } from '../view-state';
import { COMMAND_ICONS } from './command-icons';
import type { AskingCommand } from './CommandDialog';
import type { ChoiceGroup } from './ResultList';
import type { FoundRows } from './use-found-rows';

const CommandDialog = lazy(() =>
  import('./CommandDialog').then((module) => ({ default: module.CommandDialog })),
);

/** One letter begins the title of nearly everything. */
const FEWEST_LETTERS = 2;

function isCommand(id: string): id is CommandId {
  return id in COMMAND_ICONS;
}

export interface FoundCommands {
  group: ChoiceGroup;
  /** What is typed begins a title: before all that was found. */
  leads: boolean;
  /** What is called so, for the ear. */
  titles: string[];
  /** The question of the command that was chosen, while it is asked. */
  dialog: ReactNode;
}

/** The screens and actions that are called as is typed. `onRun`: one is chosen, and what is typed has done its work. */
export function useCommands(rows: FoundRows | undefined, onRun: () => void): FoundCommands {
  const { t } = useTranslation();
  const { shape, openWorkspace } = useSurroundings();
  const show = useView((state) => state.show);
  const setHelp = useView((state) => state.setHelp);
  const [asking, setAsking] = useState<AskingCommand>();
  const titleOf = (id: CommandId) =>
    id === 'safeMode' || id === 'stopAll' || id === 'workspace' || id === 'help'
      ? t(`command.${id}`)
      : t(`nav.${id}`);
  const run = (id: CommandId) => {
    onRun();
    if (id === 'safeMode' || id === 'stopAll') setAsking(id);
    else if (id === 'workspace') void openWorkspace();
    else if (id === 'help') setHelp(true);
    else show(id);
  };
  const typed = foldText(rows?.found.named ?? '');
  const ids = typed.length < FEWEST_LETTERS ? [] : (rows?.found.names.command ?? []);
  const found = ids
    .filter(isCommand)
    .filter((id) => id !== 'workspace' || shape === 'panel')
    .map((id) => ({ id, title: titleOf(id) }));
  const begun = found.filter(({ title }) => foldText(title).startsWith(typed));
  const shown = begun.length > 0 ? begun : found;
  return {
    group: {
      key: 'commands',
      title: t('search.commands'),
      layout: 'pills',
      isTitled: true,
      choices: shown.map(({ id, title }) => {
        const Icon = COMMAND_ICONS[id];
        return {
          key: `command-${id}`,
          face: (
            <>
              <Icon size={13} aria-hidden className="shrink-0 text-ink-faint" />
              <span className="truncate font-medium text-ink">{title}</span>
            </>
          ),
          run() {
            run(id);
          },
        };
      }),
    },
    leads: begun.length > 0,
    titles: shown.map(({ title }) => title),
    dialog: asking && (
      <Suspense fallback={null}>
        <CommandDialog
          command={asking}
          onClose={() => {
            setAsking(undefined);
          }}
        />
      </Suspense>
    ),
  };
}

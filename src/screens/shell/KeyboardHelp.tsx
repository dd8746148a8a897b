import { useTranslation } from 'react-i18next';
import { Dialog } from '@/ui/Dialog';
import { Key } from '@/ui/Key';

/** All that the keyboard does. */
export function KeyboardHelp({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const ctrl = t('help.key.ctrl');
  const enter = t('help.key.enter');
  const groups = [
    {
      title: t('help.approvals'),
      lines: [
        [['A'], t('help.approve')],
        [['E'], t('help.edit')],
        [['S'], t('help.skip')],
        [['Z'], t('help.undo')],
        [['←', '→'], t('help.previousNext')],
        [['1', '2', '3'], t('help.pick')],
        [[ctrl, enter], t('help.approveEdited')],
        [['/'], t('help.quickReplies')],
        [[t('help.key.esc')], t('help.leaveEdit')],
      ],
    },
    {
      title: t('help.lists'),
      lines: [
        [['↑', '↓'], t('help.line')],
        [[enter], t('help.open')],
        [[ctrl, enter], t('help.openInWhatsApp')],
      ],
    },
    {
      title: t('help.everywhere'),
      lines: [
        [['/'], t('help.search')],
        [[ctrl, 'K'], t('help.searchAnywhere')],
        [['X'], t('help.stopAll')],
        [['?'], t('help.help')],
      ],
    },
  ] as const;
  return (
    <Dialog title={t('help.title')} closeLabel={t('app.close')} onClose={onClose}>
      <div className="flex flex-col gap-3">
        {groups.map((group) => (
          <section key={group.title}>
            <h3 className="mb-1 text-xs font-semibold text-ink-faint">{group.title}</h3>
            <ul className="flex flex-col gap-1">
              {group.lines.map(([keys, text]) => (
                <li key={text + keys.join()} className="flex items-center justify-between gap-3">
                  <span>{text}</span>
                  <span className="flex shrink-0 gap-1">
                    {keys.map((key) => (
                      <Key key={key}>{key}</Key>
                    ))}
                    <span className="sr-only">{keys.join(' ')}</span>
                  </span>
                </li>
              ))}
            </ul>
          </section>
        ))}
        <p className="text-xs text-ink-faint">{t('help.note')}</p>
      </div>
    </Dialog>
  );
}

import { useTranslation } from 'react-i18next';
import type { RestorePreview } from '@/protocol/backup-api';
import { useFormats } from '@/ui/use-formats';

const COUNTED = ['messages', 'chats', 'contacts', 'templates'] as const;

/** What the backup holds, beside what is here now. */
export function RestorePreviewTable({ header, present }: RestorePreview) {
  const { t } = useTranslation();
  const formats = useFormats();
  const lines = [
    ...COUNTED.map((table) => ({
      name: t(`data.restore.${table}`),
      backup: header.rows[table] ?? 0,
      here: present?.rows[table] ?? 0,
    })),
    {
      name: t('data.restore.media'),
      backup: header.media.files,
      here: present?.media.files ?? 0,
    },
  ];
  return (
    <table className="w-full text-sm tabular-nums">
      <thead>
        <tr className="border-b border-line text-ink-soft">
          <th scope="col" className="py-1 text-left font-medium">
            {t('data.restore.what')}
          </th>
          <th scope="col" className="py-1 text-right font-medium">
            {t('data.restore.inBackup')}
          </th>
          <th scope="col" className="py-1 text-right font-medium">
            {t('data.restore.here')}
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ name, backup, here }) => (
          <tr key={name} className="border-b border-line last:border-0">
            <th scope="row" className="py-1 text-left font-normal">
              {name}
            </th>
            <td className="py-1 text-right font-medium">{formats.number(backup)}</td>
            <td className="py-1 text-right">{formats.number(here)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

import { Download, ScrollText, Search, SquarePen } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { VList } from 'virtua';
import { localeOf } from '@/locales/locale';
import { Button } from '@/ui/Button';
import { EmptyState } from '@/ui/EmptyState';
import { INPUT_CLASSES } from '@/ui/Field';
import { ScreenHeader } from '@/ui/ScreenHeader';
import { useAccount } from '../account';
import { BackButton } from '../shell/BackButton';
import { useSurroundings } from '../surroundings';
import { useSettings } from '../use-rows';
import { useView } from '../view-state';
import { exportLedger, ledgerFileName } from './export-ledger';
import { LedgerLine } from './LedgerLine';
import { RecordDialog } from './RecordDialog';
import { linesOf, useLedger, useVerification, type NamedLine } from './use-ledger';
import { VerificationLine } from './VerificationLine';

/** Every opt-in and opt-out, newest first, and whether the chain of them holds. */
export function ConsentScreen() {
  const { t, i18n } = useTranslation();
  const database = useAccount();
  const { now, timeZone, saveFile } = useSurroundings();
  const notify = useView((state) => state.notify);
  const showChat = useView((state) => state.showChat);
  const settings = useSettings();
  const lines = useLedger();
  const { verification, again, markAsSeen } = useVerification(lines?.length);
  const [text, setText] = useState('');
  const [recording, setRecording] = useState(false);
  const shown = useMemo(() => lines && linesOf(lines, text), [lines, text]);
  const positions = useMemo(
    () => new Map(lines?.map(({ row }, index) => [row.id ?? 0, lines.length - index])),
    [lines],
  );

  const openMessage = async ({ row: { messageId = '' } }: NamedLine) => {
    const message = await database.messages.where('id').equals(messageId).first();
    if (message) showChat({ chatId: message.chatId, messageRowid: message.rowid });
    else notify({ tone: 'neutral', text: t('consent.messageGone') });
  };
  const save = async () => {
    if (!lines) return;
    try {
      const names = new Map(lines.map(({ row, name }) => [row.chatId, name]));
      const file = await exportLedger(
        lines.map(({ row }) => row).toReversed(),
        (chatId) => names.get(chatId) ?? '',
        {
          kind: {
            'opt-in': t('consent.kind.opt-in'),
            'opt-out': t('consent.kind.opt-out'),
            ask: t('consent.kind.ask'),
          },
          detected: t('consent.detected'),
          unnamed: t('consent.recordedHere'),
        },
        { language: localeOf(i18n.language), timeZone },
      );
      const name = ledgerFileName(now(), timeZone);
      saveFile(file, name);
      notify({ tone: 'neutral', text: t('consent.exported', { name }) });
    } catch {
      // Told to the user; the ledger is untouched.
      notify({ tone: 'bad', text: t('consent.exportFailed') });
    }
  };

  const empty = lines?.length === 0;
  const isBroken =
    verification.state === 'failed' ||
    (verification.state === 'done' && verification.check.breaks.length > 0);
  const record = (
    <Button
      look="primary"
      className="min-h-9 flex-1"
      icon={<SquarePen size={16} aria-hidden />}
      onClick={() => {
        setRecording(true);
      }}
    >
      {t('consent.record')}
    </Button>
  );
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <ScreenHeader title={t('consent.title')} before={<BackButton />} />
      <div role="status">
        {(!empty || isBroken) && (
          <VerificationLine
            verification={verification}
            positionOf={(id) => positions.get(id) ?? 0}
            onAgain={again}
            onSeen={markAsSeen}
          />
        )}
      </div>
      <p className="px-3 pt-2 text-xs text-ink-faint">{t('consent.lead')}</p>
      {lines && !empty && (
        <div className="flex flex-col gap-2 border-b border-line px-3 py-2.5">
          <div className="relative">
            <Search
              size={16}
              aria-hidden
              className="pointer-events-none absolute top-2.5 left-2.5 text-ink-faint"
            />
            <input
              type="search"
              aria-label={t('consent.search')}
              placeholder={t('consent.search')}
              value={text}
              onChange={(event) => {
                setText(event.target.value);
              }}
              className={`${INPUT_CLASSES} pl-8`}
            />
          </div>
          <div className="flex gap-2">
            {record}
            <Button icon={<Download size={16} aria-hidden />} onClick={() => void save()}>
              {t('consent.export')}
            </Button>
          </div>
        </div>
      )}
      {!lines && (
        <p role="status" className="p-6 text-center text-ink-soft">
          {t('app.loading')}
        </p>
      )}
      {empty && (
        <EmptyState
          icon={<ScrollText size={26} aria-hidden />}
          title={t('consent.emptyTitle')}
          action={record}
        >
          {t('consent.emptyText')}
        </EmptyState>
      )}
      {!empty && shown?.length === 0 && (
        <EmptyState icon={<Search size={26} aria-hidden />} title={t('consent.noneTitle')}>
          {t('consent.noneText')}
        </EmptyState>
      )}
      {shown && shown.length > 0 && (
        <div className="min-h-0 flex-1 bg-raised">
          <VList role="list" aria-label={t('consent.title')} tabIndex={0}>
            {shown.map((line) => (
              <div role="listitem" key={line.row.id} className="border-b border-line">
                <LedgerLine
                  line={line}
                  position={positions.get(line.row.id ?? 0) ?? 0}
                  onOpenMessage={() => void openMessage(line)}
                />
              </div>
            ))}
          </VList>
        </div>
      )}
      {recording && (
        <RecordDialog
          recorder={settings?.recorder ?? ''}
          onClose={() => {
            setRecording(false);
          }}
        />
      )}
    </div>
  );
}

import { useLiveQuery } from 'dexie-react-hooks';
import { Gauge, X } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { readUsages, type Usage } from '@/database/sending-overview';
import { nearLimits } from '@/domain/near-limits';
import { Button } from '@/ui/Button';
import { IconButton } from '@/ui/IconButton';
import { useNow } from '@/ui/use-now';
import { useAccount } from '../account';
import { useSurroundings } from '../surroundings';
import { useView } from '../view-state';

/** A limit that is reached is told of again, also to who no longer wanted to hear that it is near. */
const alertOf = ({ policy, count, limit }: Usage) =>
  `${policy} ${count >= limit ? 'full' : 'near'}`;

/** A limit of sending is near: said once, until the user has heard it or there is room again. */
export function NearLimitLine() {
  const { t } = useTranslation();
  const database = useAccount();
  const now = useNow(useSurroundings().now, 60_000);
  const show = useView((state) => state.show);
  const heard = useView((state) => state.heardLimits);
  const usages = useLiveQuery(() => readUsages(database, now), [database, now]);
  const near = usages && nearLimits(usages);
  const alerts = near?.map(alertOf).join();
  useEffect(() => {
    if (alerts === undefined) return;
    const known = alerts.split(',');
    // Where there is room again, the next time is news.
    useView.setState(({ heardLimits }) => ({
      heardLimits: heardLimits.filter((alert) => known.includes(alert)),
    }));
  }, [alerts]);
  const news = (near ?? []).filter((usage) => !heard.includes(alertOf(usage)));
  const [fullest, ...others] = news;
  return (
    <>
      {/* Without the count: it would be read out with every message that leaves. */}
      <p role="status" className="sr-only">
        {news.map((usage) => `${t('pace.near')}: ${t(`card.policy.${usage.policy}`)}. `)}
      </p>
      {fullest && (
        <div className="flex min-h-9 items-center gap-2 border-b border-line bg-warn-soft pr-1 pl-3 text-xs">
          <Gauge size={14} className="shrink-0 text-warn" aria-hidden />
          <p className="min-w-0 flex-1 py-1 text-warn">
            {t('pace.alert', {
              name: t(`card.policy.${fullest.policy}`),
              used: t('pace.of', { used: fullest.count, limit: fullest.limit }),
            })}
            {others.length > 0 && ` ${t('pace.alertMore', { count: others.length })}`}
          </p>
          <Button
            look="link"
            className="shrink-0"
            onClick={() => {
              show('pace');
            }}
          >
            {t('pace.alertAction')}
          </Button>
          <IconButton
            label={t('pace.alertHeard')}
            icon={<X size={14} aria-hidden />}
            onClick={() => {
              useView.setState({ heardLimits: (near ?? []).map(alertOf) });
            }}
          />
        </div>
      )}
    </>
  );
}

import {
  CircleAlert,
  CircleCheck,
  LoaderCircle,
  LogOut,
  MonitorX,
  RefreshCw,
  SmartphoneNfc,
  SquareStack,
  TriangleAlert,
  WifiOff,
  type LucideIcon,
} from 'lucide-react';
import type { Tone } from '@/ui/Chip';
import type { ShownConnection } from './connection';

export const CONNECTION_LOOKS: Readonly<
  Record<ShownConnection, { icon: LucideIcon; tone: Tone; spins?: boolean }>
> = {
  connected: { icon: CircleCheck, tone: 'good' },
  starting: { icon: LoaderCircle, tone: 'neutral', spins: true },
  connecting: { icon: LoaderCircle, tone: 'neutral', spins: true },
  syncing: { icon: LoaderCircle, tone: 'accent', spins: true },
  offline: { icon: WifiOff, tone: 'warn' },
  'phone-unreachable': { icon: SmartphoneNfc, tone: 'warn' },
  'logged-out': { icon: LogOut, tone: 'bad' },
  conflict: { icon: SquareStack, tone: 'warn' },
  closed: { icon: MonitorX, tone: 'neutral' },
  'reload-needed': { icon: RefreshCw, tone: 'warn' },
  degraded: { icon: CircleAlert, tone: 'warn' },
  restricted: { icon: TriangleAlert, tone: 'bad' },
};

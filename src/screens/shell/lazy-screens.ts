/** Only the deck is in the first chunk; the other screens come when they are opened. */
import { lazy, type ComponentType } from 'react';
import type { Screen } from '../view-state';

export const LAZY_SCREENS: Readonly<Record<Exclude<Screen, 'approvals'>, ComponentType>> = {
  chats: lazy(() =>
    import('../chats/ChatsScreen').then((module) => ({ default: module.ChatsScreen })),
  ),
  search: lazy(() =>
    import('../search/SearchScreen').then((module) => ({ default: module.SearchScreen })),
  ),
  contacts: lazy(() =>
    import('../contacts/ContactsScreen').then((module) => ({ default: module.ContactsScreen })),
  ),
  more: lazy(() => import('./MoreScreen').then((module) => ({ default: module.MoreScreen }))),
  templates: lazy(() =>
    import('../templates/TemplatesScreen').then((module) => ({ default: module.TemplatesScreen })),
  ),
  planned: lazy(() =>
    import('../planned/PlannedScreen').then((module) => ({ default: module.PlannedScreen })),
  ),
  pace: lazy(() =>
    import('../sending/PaceScreen').then((module) => ({ default: module.PaceScreen })),
  ),
  identity: lazy(() =>
    import('../identity/IdentityScreen').then((module) => ({ default: module.IdentityScreen })),
  ),
  backfill: lazy(() =>
    import('../backfill/BackfillScreen').then((module) => ({ default: module.BackfillScreen })),
  ),
  import: lazy(() =>
    import('../import/ImportScreen').then((module) => ({ default: module.ImportScreen })),
  ),
  consent: lazy(() =>
    import('../consent/ConsentScreen').then((module) => ({ default: module.ConsentScreen })),
  ),
  doNotContact: lazy(() =>
    import('../do-not-contact/DoNotContactScreen').then((module) => ({
      default: module.DoNotContactScreen,
    })),
  ),
  data: lazy(() => import('../data/DataScreen').then((module) => ({ default: module.DataScreen }))),
  settings: lazy(() =>
    import('../settings/SettingsScreen').then((module) => ({ default: module.SettingsScreen })),
  ),
  status: lazy(() =>
    import('../status/StatusScreen').then((module) => ({ default: module.StatusScreen })),
  ),
  diagnostics: lazy(() =>
    import('../diagnostics/DiagnosticsScreen').then((module) => ({
      default: module.DiagnosticsScreen,
    })),
  ),
};

import type { screenNamesPtBR } from './screen-names.pt-BR';

export const screenNamesEn: Readonly<Record<keyof typeof screenNamesPtBR, string>> = {
  approvals: 'Approvals',
  chats: 'Chats',
  search: 'Search',
  contacts: 'Contacts',
  more: 'More',
  templates: 'Templates',
  planned: 'Scheduled',
  pace: 'Pace',
  identity: 'Same person?',
  settings: 'Settings',
  status: 'Status',
  backfill: 'History',
  import: 'Import chats',
  data: 'Your data',
  consent: 'Consent ledger',
  doNotContact: 'Do not contact',
};

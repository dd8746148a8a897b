/** By which words the search finds commands: their titles in both languages, and what else people call them. */
import { commandEn } from './sections/command.en';
import { commandPtBR } from './sections/command.pt-BR';
import { screenNamesEn } from './sections/screen-names.en';
import { screenNamesPtBR } from './sections/screen-names.pt-BR';

/** The screens to go to (the search is where one is), and what can be done from every screen. */
export type CommandId = Exclude<keyof typeof screenNamesPtBR, 'search'> | keyof typeof commandPtBR;

const TITLES_PT_BR = { ...screenNamesPtBR, ...commandPtBR };
const TITLES_EN = { ...screenNamesEn, ...commandEn };

const SYNONYMS: Readonly<Record<CommandId, string>> = {
  approvals: 'aprovar fila rascunhos responder sugestões approve deck queue drafts reply',
  chats: 'mensagens messages conversations inbox',
  contacts: 'clientes pessoas agenda people customers address book',
  more: 'menu outras telas other screens',
  templates: 'respostas rápidas textos prontos quick replies canned',
  planned: 'agendamentos acompanhamentos lembretes schedule follow-ups reminders',
  pace: 'limites velocidade envio limits speed rate sending',
  identity: 'duplicados unir juntar contatos duplicates merge contacts',
  backfill: 'mensagens antigas lacunas cobertura older messages gaps coverage',
  import: 'exportar conversa arquivo txt zip export chat file',
  consent: 'aceite descadastro LGPD opt-in opt-out GDPR unsubscribe',
  doNotContact: 'não me ligue bloquear lista blocklist suppression list',
  data: 'backup restaurar apagar espaço retenção privacidade restore erase storage retention privacy',
  settings: 'ajustes opções preferências idioma tema preferences options language theme',
  status: 'conexão saúde números diagnóstico connection health metrics diagnostics',
  safeMode: 'ligar desligar segurança turn on off safety',
  stopAll: 'cancelar envios emergência cancel sending emergency panic',
  workspace: 'tela cheia janela full screen window workspace',
  help: 'ajuda teclas help keys',
};

export interface CommandDocument {
  id: CommandId;
  titlePtBR: string;
  titleEn: string;
  synonyms: string;
}

export const COMMANDS: readonly CommandDocument[] = (Object.keys(SYNONYMS) as CommandId[]).map(
  (id) => ({
    id,
    titlePtBR: TITLES_PT_BR[id],
    titleEn: TITLES_EN[id],
    synonyms: SYNONYMS[id],
  }),
);

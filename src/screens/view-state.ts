/** What the panel shows at this moment. Nothing that must survive it: that is in the database. */
import { create } from 'zustand';
import type { SuggestionSource } from '@/database/rows';

export const SCREENS = ['approvals', 'chats', 'search', 'contacts', 'more'] as const;
/** The screens under More. */
export const MORE_SCREENS = [
  'templates',
  'planned',
  'pace',
  'identity',
  'backfill',
  'import',
  'consent',
  'doNotContact',
  'data',
  'settings',
  'status',
] as const;
export type MoreScreenName = (typeof MORE_SCREENS)[number];
/** Opened from the status screen alone. */
export type Screen = (typeof SCREENS)[number] | MoreScreenName | 'diagnostics';

/** A person's card, by one of their ids. */
export interface OpenContact {
  id: string;
  /** Where the way back leads. */
  from: Screen;
}

export interface OpenChat {
  chatId: string;
  /** Scroll to this message and mark it. */
  messageRowid?: number;
}

/** A text that the user has begun and not approved; `source` when they picked another suggestion. */
export interface Edit {
  text: string;
  source?: SuggestionSource;
  /** The newest incoming message (id) when the edit began. */
  inReplyTo?: string;
  /** The message (id) that it quotes. */
  quotes?: string;
  /** The file (id of its row) that goes with it. */
  attachmentId?: string;
}

export interface Notice {
  text: string;
  tone: 'neutral' | 'bad';
  action?: { label: string; run: () => void };
}

interface ViewState {
  screen: Screen;
  openChat: OpenChat | null;
  openContact: OpenContact | null;
  /** Show the chat that is open in WhatsApp. */
  follow: boolean;
  /** The whole of what is looked for: words and filters. */
  searchText: string;
  selectedCard: string | null;
  /** Shown as soon as it is in the deck: a draft that has just been taken back. */
  wantedCard: string | null;
  /** Opened as soon as the templates are shown: one that was found. */
  wantedTemplate: string | null;
  /** By draft or chat id. */
  edits: Readonly<Record<string, Edit>>;
  /** Limits that are near, and that the user has heard of. */
  heardLimits: readonly string[];
  helpOpen: boolean;
  notice: Notice | null;
  show: (screen: Screen) => void;
  showChat: (chat: OpenChat | null) => void;
  showContact: (id: string) => void;
  closeContact: () => void;
  showTemplate: (id: string) => void;
  setFollow: (follow: boolean) => void;
  search: (text: string) => void;
  selectCard: (key: string | null) => void;
  wantCard: (key: string) => void;
  setEdit: (key: string, edit: Edit | undefined) => void;
  setHelp: (open: boolean) => void;
  notify: (notice: Notice | null) => void;
}

export const useView = create<ViewState>()((set) => ({
  screen: 'approvals',
  openChat: null,
  openContact: null,
  follow: true,
  searchText: '',
  selectedCard: null,
  wantedCard: null,
  wantedTemplate: null,
  edits: {},
  heardLimits: [],
  helpOpen: false,
  notice: null,
  show: (screen) => {
    set({ screen, wantedTemplate: null });
  },
  showChat: (openChat) => {
    set({ openChat, screen: 'chats' });
  },
  showContact: (id) => {
    set(({ screen }) => ({ openContact: { id, from: screen }, screen: 'contacts' }));
  },
  closeContact: () => {
    set(({ openContact }) => ({ openContact: null, screen: openContact?.from ?? 'contacts' }));
  },
  showTemplate: (wantedTemplate) => {
    set({ wantedTemplate, screen: 'templates' });
  },
  setFollow: (follow) => {
    set({ follow });
  },
  search: (searchText) => {
    set({ searchText });
  },
  selectCard: (selectedCard) => {
    set({ selectedCard, wantedCard: null });
  },
  wantCard: (wantedCard) => {
    set({ wantedCard });
  },
  setEdit: (key, edit) => {
    set(({ edits }) => {
      const others = Object.fromEntries(Object.entries(edits).filter(([known]) => known !== key));
      return { edits: edit ? { ...others, [key]: edit } : others };
    });
  },
  setHelp: (helpOpen) => {
    set({ helpOpen });
  },
  notify: (notice) => {
    set({ notice });
  },
}));

import type { Chat } from '../models.ts';

export function setComposerText(_chat: Chat, _text: string): void {}

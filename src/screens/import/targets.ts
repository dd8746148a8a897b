/** Chats into which an export may go: everyone and every group that is known. */
import { allPeople } from '@/database/all-people';
import type { AccountDatabase } from '@/database/account-database';
import { contactName, namesOf } from '@/domain/contact-name';
import { foldText } from '@/domain/folding';
import { aliasesOf } from '@/domain/phone-identity';
import { pause } from '../pause';

export interface Target {
  chatId: string;
  name: string;
  group: boolean;
  /** Under WhatsApp's list of chats, too. */
  hasChat: boolean;
  /** E.164 without '+' */
  phone?: string;
  /** All ids of the person. */
  ids: readonly string[];
  /** Every name they are known by, folded. */
  names: readonly string[];
}

/** All targets, those with the newest messages first. */
export async function readTargets(database: AccountDatabase): Promise<Target[]> {
  const [people, chats] = await Promise.all([allPeople(database, pause), database.chats.toArray()]);
  const lastAt = new Map(chats.map((chat) => [chat.id, chat.lastMessageAt]));
  const listed = new Set<string>();
  const targets: { target: Target; at: number }[] = [];
  for (const person of people) {
    for (const id of person.personIds) listed.add(id);
    const chatIds = person.personIds.filter((id) => lastAt.has(id));
    const [chatId = person.id] = chatIds.toSorted(
      (a, b) => (lastAt.get(b) ?? 0) - (lastAt.get(a) ?? 0),
    );
    targets.push({
      at: lastAt.get(chatId) ?? 0,
      target: {
        chatId,
        name: contactName(person) || (chats.find(({ id }) => id === chatId)?.name ?? ''),
        group: false,
        hasChat: chatIds.length > 0,
        ...(person.phone !== undefined && { phone: person.phone }),
        ids: person.personIds,
        names: namesOf(person).map(({ name }) => foldText(name)),
      },
    });
  }
  for (const chat of chats) {
    if (listed.has(chat.id) || (chat.kind !== 'person' && chat.kind !== 'group')) continue;
    const name = chat.name.trim() || contactName({ id: chat.id });
    targets.push({
      at: chat.lastMessageAt,
      target: {
        chatId: chat.id,
        name,
        group: chat.kind === 'group',
        hasChat: true,
        ids: [chat.id],
        names: [foldText(name)],
      },
    });
  }
  return targets
    .filter(({ target }) => target.name !== '')
    .toSorted((a, b) => b.at - a.at)
    .map(({ target }) => target);
}

/** Digits of a name that is a phone number. */
function phoneIn(name: string): string | undefined {
  if (!/^\+?[\d\s().-]+$/u.test(name)) return undefined;
  const digits = name.replace(/\D/gu, '');
  return digits.length >= 8 ? digits : undefined;
}

/** Whether a name in an export is one of theirs. */
export function isNamed(target: Pick<Target, 'names' | 'phone' | 'ids'>, name: string): boolean {
  if (target.names.includes(foldText(name).trim())) return true;
  const digits = phoneIn(name);
  if (digits === undefined) return false;
  const spellings = new Set(aliasesOf(digits));
  return [target.phone, ...target.ids.map((id) => id.replace(/@.*$/u, ''))].some(
    (phone) => phone !== undefined && spellings.has(phone),
  );
}

/** The only target of that name; undefined when there is none, or several. */
function onlyNamed(targets: readonly Target[], name: string): Target | undefined {
  const found = targets.filter((target) => isNamed(target, name));
  return found.length === 1 ? found[0] : undefined;
}

/** Where an export belongs, as far as its names tell. */
export function suggestTarget(
  targets: readonly Target[],
  { chatName, authors }: { chatName?: string; authors: readonly { name: string }[] },
): Target | undefined {
  if (chatName !== undefined) {
    const named = onlyNamed(targets, chatName);
    if (named) return named;
  }
  // A file without a name of its own ("_chat.txt"): of two authors one is known.
  if (authors.length > 2) return undefined;
  const known = authors.flatMap(
    ({ name }) =>
      onlyNamed(
        targets.filter(({ group }) => !group),
        name,
      ) ?? [],
  );
  return known.length === 1 ? known[0] : undefined;
}

/** Which author the user is in a chat of two: the one who is not the other. Undefined: it cannot be told. */
export function suggestMe(
  target: Target | undefined,
  authors: readonly { name: string }[],
): string | null | undefined {
  if (!target || target.group) return undefined;
  const others = authors.filter(({ name }) => !isNamed(target, name));
  if (others.length === authors.length || others.length > 1) return undefined;
  return others[0]?.name ?? null;
}

/** Those whose name or number holds these words, best first. */
export function findTargets(targets: readonly Target[], text: string, limit: number): Target[] {
  const words = foldText(text).split(/\s+/u).filter(Boolean);
  const digits = text.replace(/\D/gu, '');
  const found: Target[] = [];
  for (const target of targets) {
    const named = [foldText(target.name), ...target.names].some((name) =>
      words.every((word) => name.includes(word)),
    );
    const numbered = digits.length >= 4 && (target.phone?.includes(digits) ?? false);
    if (named || numbered) found.push(target);
    if (found.length === limit) break;
  }
  return found;
}

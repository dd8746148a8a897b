/** What happens to messages after they were written, as it happens: edits, revocations, stars, reactions. */
import type { ev, whatsapp } from '@wppconnect/wa-js';
import type { MessageChange } from '@/protocol/page-event';
import { findBesideWaJs } from './bindings';
import { capturedMessage, capturedReaction, capturedRevocation } from './captured';
import { messageInMemory, reactionsOf } from './local-history';
import { messageKey, moment, reader } from './model-reading';
import { afterThisTask, type Emitter, type Watch } from './store-watch';
import { waJs } from './wa-js';

/** How long WhatsApp may take from announcing a revocation to the message that says when it was. */
const REVOCATION_MS = 2000;

export function watchLives(
  watch: Watch,
  signal: AbortSignal,
  listener: (changes: MessageChange[]) => void,
): void {
  const tell = (all: MessageChange[]) => {
    const changes = all.filter(({ id }) => !id.includes('_status@broadcast_'));
    if (changes.length > 0 && !signal.aborted) listener(changes);
  };
  const messages = () => waJs.whatsapp.MsgStore;

  watch(
    messages,
    [
      'change:latestEditMsgKey',
      'change:latestEditSenderTimestampMs',
      'change:body',
      'change:caption',
    ],
    afterThisTask((model: whatsapp.MsgModel) => tell(edit(model))),
  );
  watch(
    messages,
    ['change:star'],
    afterThisTask((model: whatsapp.MsgModel) => tell(star(model))),
  );

  /** Announced, and not yet told with its time. */
  const announced = new Set<string>();
  const revoked = (model: whatsapp.MsgModel) => {
    const revocation = capturedRevocation(model);
    if (revocation) announced.delete(revocation.id);
    tell(revocation ? [revocation] : []);
  };
  watch(messages, ['change:type'], afterThisTask(revoked));
  hear('chat.msg_revoke', signal, ({ refId }) => {
    const id = messageKey(refId)?.id;
    if (id === undefined) return;
    const heardAt = Date.now();
    const tellAsHeard = () => tell([{ type: 'revoke', id, at: heardAt }]);
    // Of what is not in memory nobody else will tell.
    if (!messageInMemory(id)) return tellAsHeard();
    announced.add(id);
    setTimeout(() => announced.delete(id) && tellAsHeard(), REVOCATION_MS);
  });

  /** When each reaction was made that was told, by message and sender. */
  const reactedAt = new Map<string, number>();
  const tellReactions = (changes: MessageChange[]) =>
    tell(
      changes.map((change) => {
        if (change.type !== 'reaction') return change;
        const whose = `${change.id} ${change.senderId}`;
        // That it was taken back comes without a time: by our clock it may seem older than the reaction itself.
        const at = change.emoji ? change.at : Math.max(change.at, (reactedAt.get(whose) ?? 0) + 1);
        reactedAt.set(whose, at);
        return { ...change, at };
      }),
    );
  hear('chat.new_reaction', signal, (reaction) => {
    void withItsTime(reaction).then(tellReactions);
  });
  // What the user does in WhatsApp's own window does not pass where wa-js listens.
  watch(
    messages,
    ['change:hasReaction'],
    afterThisTask((model: whatsapp.MsgModel) => {
      const key = messageKey(model.id);
      if (key && reader(model)('hasReaction') === true)
        void reactionsOf(key.id).then(tellReactions);
    }),
  );
  watch(
    () => findBesideWaJs('ReactionsCollection') as Emitter | undefined,
    ['change:reactionByMe'],
    (model: object, now: unknown, before: unknown) =>
      tellReactions(ownReaction(model, now, before)),
  );
}

function hear<Event extends 'chat.msg_revoke' | 'chat.new_reaction'>(
  event: Event,
  signal: AbortSignal,
  listener: (fact: ev.ChatEventTypes[Event]) => void,
) {
  waJs.on(event, listener as never);
  signal.addEventListener('abort', () => waJs.off(event, listener as never));
}

/** Nothing for a change that is no edit: a preview that came later, a text that was decrypted. */
function edit(model: whatsapp.MsgModel): MessageChange[] {
  const message = capturedMessage(model);
  if (message?.editedAt === undefined) return [];
  return [{ type: 'edit', id: message.id, text: message.text, at: message.editedAt }];
}

function star(model: whatsapp.MsgModel): MessageChange[] {
  const message = capturedMessage(model);
  const starred: unknown = model.star;
  return message && message.kind !== 'revoked' && typeof starred === 'boolean'
    ? [{ type: 'star', id: message.id, starred }]
    : [];
}

/** On today's builds wa-js's event has no time; the local database does. */
async function withItsTime(
  reaction: ev.ChatEventTypes['chat.new_reaction'],
): Promise<MessageChange[]> {
  const { msgId, sender, reactionText: emoji, timestamp } = reaction;
  const [told] = capturedReaction(msgId, sender, emoji, moment(timestamp) ?? Date.now());
  if (told?.type !== 'reaction' || emoji === '' || moment(timestamp) !== undefined)
    return told ? [told] : [];
  // The row may be written by the very call that raised the event.
  await new Promise((resolve) => setTimeout(resolve));
  const rows = await reactionsOf(told.id);
  const row = rows.find(
    (one) => one.type === 'reaction' && one.senderId === told.senderId && one.emoji === emoji,
  );
  return [row ?? told];
}

/** `now`: none when it was taken back; `before` tells under which of our ids it stood. */
function ownReaction(model: object, now: unknown, before: unknown): MessageChange[] {
  const own = reader(now ?? before);
  const [emoji, time] = now ? [own('reactionText'), own('timestamp')] : ['', Date.now()];
  return capturedReaction(reader(model)('id'), own('senderUserJid'), emoji, time);
}

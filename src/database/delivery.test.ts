import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { ANA, captured, envelope, NOON } from '../../test/captured';
import { AccountDatabase } from './account-database';
import {
  approve,
  changeEnclosures,
  confirmArrived,
  DraftChangedError,
  openDraft,
  redraft,
  undoApproval,
} from './approvals';
import { recordConsent } from './consent-ledger';
import { acknowledge, approvedInOrder, claim, settle, refuseHandOver } from './delivery';
import { ingest } from './ingest';
import { changeSettings } from './settings';
import { saveTemplate } from './templates';

let database: AccountDatabase;
const AFTER_UNDO = NOON + 6000;

beforeEach(() => {
  database = new AccountDatabase(crypto.randomUUID());
});

async function wrote(chatId = ANA, text = 'Oi, tem no tamanho M?') {
  const question = captured({ chatId, text, timestamp: NOON - 60_000 });
  await ingest(
    database,
    [envelope({ type: 'messages', source: 'live', messages: [question] })],
    NOON,
  );
  return question;
}

async function approved(text = 'Temos sim! Separo para você?', chatId = ANA) {
  const draft = await openDraft(database, { chatId, text }, NOON);
  return approve(database, { id: draft.id, version: draft.version, text }, NOON);
}

async function tryClaim(now = AFTER_UNDO) {
  const answers = [];
  for (const row of await approvedInOrder(database, now))
    answers.push(
      await claim(database, row, {
        now,
        random: () => 0.5,
        userTimeZone: 'America/Sao_Paulo',
        pageInstance: 'page-1',
      }),
    );
  return answers;
}

const row = async (id: string) => {
  const found = await database.outbox.get(id);
  if (!found) throw new Error('No such row.');
  return found;
};

describe('approving', () => {
  it('is done once when two windows press the key on the same draft', async () => {
    const draft = await openDraft(database, { chatId: ANA, text: 'Oi!' }, NOON);
    const seen = { id: draft.id, version: draft.version, text: 'Oi!' };
    const outcomes = await Promise.allSettled([
      approve(database, seen, NOON),
      approve(database, { ...seen, text: 'Olá!' }, NOON),
    ]);
    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(['fulfilled', 'rejected']);
    const lost = outcomes.find((outcome) => outcome.status === 'rejected');
    expect(lost?.reason).toBeInstanceOf(DraftChangedError);
    expect((await database.audit.toArray()).filter((line) => line.to === 'approved')).toHaveLength(
      1,
    );
  });

  it('gives both windows one draft of a chat', async () => {
    const drafts = await Promise.all(
      ['Oi!', 'Olá!'].map((text) => openDraft(database, { chatId: ANA, text }, NOON)),
    );
    expect(new Set(drafts.map((draft) => draft.id)).size).toBe(1);
  });

  it('is refused when they have written since the screen was drawn', async () => {
    const question = await wrote();
    const draft = await openDraft(
      database,
      { chatId: ANA, text: 'Temos sim!', inReplyTo: question.id },
      NOON,
    );
    const again = captured({ timestamp: NOON - 1000, text: 'Deixa' });
    await ingest(
      database,
      [envelope({ type: 'messages', source: 'live', messages: [again] })],
      NOON,
    );
    const seen = { id: draft.id, version: draft.version, text: draft.text };
    await expect(approve(database, { ...seen, inReplyTo: question.id }, NOON)).rejects.toThrow(
      DraftChangedError,
    );
    await approve(database, { ...seen, inReplyTo: again.id }, NOON);
  });

  it('counts the use of a template', async () => {
    const ref = await saveTemplate(database, { title: 'Pix', text: 'A chave é …' }, NOON);
    const source = { kind: 'template' as const, ref };
    const draft = await openDraft(database, { chatId: ANA, text: 'A chave é …', source }, NOON);
    await approve(database, { id: draft.id, version: draft.version, text: draft.text }, NOON);
    expect((await database.templates.get(ref))?.uses).toBe(1);
  });

  it('keeps what the human put to a draft when a newer question renews it', async () => {
    const draft = await openDraft(database, { chatId: ANA, text: 'Oi!', inReplyTo: 'a' }, NOON);
    const enclosed = { quotes: 'false_a', attachmentId: 'f0' };
    await changeEnclosures(database, draft, enclosed, NOON);
    const renewed = { chatId: ANA, text: 'Sim!', inReplyTo: 'b' };
    expect(await openDraft(database, renewed, NOON)).toMatchObject({ text: 'Sim!', ...enclosed });
  });

  it('is of the quote on the screen: left out there, it is not sent', async () => {
    const draft = await openDraft(database, { chatId: ANA, text: 'Oi!', quotes: 'false_a' }, NOON);
    await changeEnclosures(database, draft, { quotes: undefined }, NOON);
    const seen = { id: draft.id, version: draft.version, text: 'Oi!' };
    await expect(approve(database, seen, NOON)).rejects.toThrow(DraftChangedError);
    await expect(changeEnclosures(database, draft, { quotes: 'x' }, NOON)).rejects.toThrow(
      DraftChangedError,
    );
    const { quotes } = await approve(database, { ...seen, version: draft.version + 1 }, NOON);
    expect(quotes).toBeUndefined();
  });

  it('can be undone until it is claimed, and not after', async () => {
    await wrote();
    const first = await approved();
    expect(await undoApproval(database, first.id, NOON)).toBe(true);
    const again = await row(first.id);
    await approve(database, { id: again.id, version: again.version, text: again.text }, NOON);
    expect((await tryClaim())[0]?.kind).toBe('claimed');
    expect(await undoApproval(database, first.id, NOON)).toBe(false);
  });
});

describe('claiming', () => {
  it('writes the stanza id, the ledger and the audit before anything leaves', async () => {
    await wrote();
    const { id } = await approved();
    const [answer] = await tryClaim();
    expect(answer?.kind).toBe('claimed');
    expect(await row(id)).toMatchObject({
      status: 'sending',
      stanzaId: expect.stringMatching(/^3EB0[0-9A-F]{18}$/),
      pageInstance: 'page-1',
      sendingAt: AFTER_UNDO,
    });
    expect(await database.sendLedger.toArray()).toMatchObject([{ outboxId: id, chatId: ANA }]);
    expect((await database.audit.toArray()).map((line) => line.to)).toEqual([
      'draft',
      'approved',
      'sending',
    ]);
  });

  it('happens once when two service workers try', async () => {
    await wrote();
    await approved();
    const [shown] = await approvedInOrder(database, AFTER_UNDO);
    if (!shown) throw new Error('Nothing is approved.');
    const world = { now: AFTER_UNDO, random: () => 0.5, userTimeZone: 'UTC', pageInstance: 'p' };
    const answers = await Promise.all([
      claim(database, shown, world),
      claim(database, shown, world),
    ]);
    expect(answers.map((answer) => answer.kind).sort()).toEqual(['claimed', 'gone']);
  });

  it('waits for the end of the undo window', async () => {
    await wrote();
    const { id } = await approved();
    expect(await tryClaim(NOON + 1000)).toEqual([{ kind: 'wait', until: NOON + 5000 }]);
    expect((await row(id)).waiting).toEqual({ reason: 'undo-window', until: NOON + 5000 });
  });

  it('refuses what was not what the human approved', async () => {
    await wrote();
    const { id, version } = await approved();
    await database.outbox.update(id, { text: 'Outro texto' });
    expect((await row(id)).version).toBe(version);
    expect(await tryClaim()).toEqual([{ kind: 'gone' }]);
    expect(await row(id)).toMatchObject({ status: 'draft', voided: { reason: 'text-changed' } });
  });

  it('refuses another quote than the human approved, and carries the approved one', async () => {
    const { id: quotes } = await wrote();
    const draft = await openDraft(database, { chatId: ANA, text: 'Sim!', quotes }, NOON);
    const seen = { id: draft.id, version: draft.version, text: 'Sim!' };
    const { id } = await approve(database, seen, NOON);
    await database.outbox.update(id, { quotes: 'false_another' });
    expect(await tryClaim()).toMatchObject([{ kind: 'gone' }]);
    expect(await row(id)).toMatchObject({ status: 'draft', voided: { reason: 'text-changed' } });

    const again = await row(id);
    await approve(database, { ...seen, version: again.version, quotes }, NOON);
    expect(await tryClaim()).toMatchObject([{ kind: 'claimed', row: { quotes } }]);
  });

  it('refuses after an opt-out, and counts it', async () => {
    await wrote();
    await recordConsent(database, { chatId: ANA, kind: 'opt-out', at: NOON, by: 'user' });
    const { id } = await approved();
    expect(await tryClaim()).toEqual([{ kind: 'refused' }]);
    const refused = await row(id);
    expect(refused.status).toBe('refused');
    expect(refused.verdict?.findings.map((finding) => finding.policy)).toContain('opt-out');
    expect((await database.counters.get('blocked'))?.value).toBe(1);
  });

  it('refuses a first message to somebody who is not saved and never wrote', async () => {
    const { id } = await approved();
    await tryClaim();
    expect((await row(id)).verdict?.findings.map((finding) => finding.policy)).toContain(
      'first-contact',
    );
  });

  it('holds everything in safe mode and while paused', async () => {
    await wrote();
    await approved();
    await changeSettings(database, { safeMode: true });
    expect((await tryClaim())[0]).toMatchObject({ kind: 'wait' });
    await changeSettings(database, { safeMode: false, paused: true });
    expect(await tryClaim()).toEqual([{ kind: 'wait', until: undefined }]);
    await changeSettings(database, { paused: false });
    expect((await tryClaim())[0]?.kind).toBe('claimed');
  });

  it('writes down what the policies said, once for as long as they say the same', async () => {
    await wrote();
    const { id } = await approved('Veja bit.ly/1');
    const said = async () =>
      (await database.audit.toArray()).flatMap(({ to, reason, findings }) =>
        findings ? [{ to, reason, findings }] : [],
      );
    await changeSettings(database, { safeMode: true });
    await tryClaim();
    await tryClaim(AFTER_UNDO + 1000);
    const link = { policy: 'suspicious-link', decision: 'warn' };
    const held = { policy: 'safe-mode', decision: 'hold' };
    const inSafeMode = { to: 'approved', reason: 'hold', findings: [link, held] };
    expect(await said()).toEqual([inSafeMode]);

    await recordConsent(database, { chatId: ANA, kind: 'ask', at: NOON, by: 'user' });
    await tryClaim(AFTER_UNDO + 2000);
    await tryClaim(AFTER_UNDO + 3000);
    const asked = { policy: 'opt-out', decision: 'hold' };
    const withQuestion = { ...inSafeMode, findings: [asked, link, held] };
    expect(await said()).toEqual([inSafeMode, withQuestion]);

    await changeSettings(database, { safeMode: false });
    await recordConsent(database, { chatId: ANA, kind: 'opt-in', at: NOON + 1, by: 'user' });
    await tryClaim(AFTER_UNDO + 4000);
    expect((await said()).at(-1)).toEqual({ to: 'sending', reason: undefined, findings: [link] });
    expect((await row(id)).status).toBe('sending');
    expect(JSON.stringify(await database.audit.toArray())).not.toContain('bit.ly');
  });

  it('writes down what refused it', async () => {
    await approved();
    await tryClaim();
    expect((await database.audit.toArray()).at(-1)).toMatchObject({
      to: 'refused',
      findings: [{ policy: 'first-contact', decision: 'refuse' }],
    });
  });

  it('holds approvals that nobody can have read, until they are given anew', async () => {
    await changeSettings(database, { undoSeconds: 0 });
    const people = Array.from({ length: 12 }, (_, index) => `55119${80000000 + index}@c.us`);
    for (const [index, chatId] of people.entries()) {
      await wrote(chatId);
      const draft = await openDraft(database, { chatId, text: 'Temos sim!' }, NOON);
      const seen = { id: draft.id, version: draft.version, text: draft.text };
      await approve(database, seen, NOON + index * 50);
    }
    const answers = await tryClaim();
    expect(answers).toEqual(people.map(() => ({ kind: 'wait', until: undefined })));
    const [first] = await approvedInOrder(database, AFTER_UNDO);
    if (!first) throw new Error('Nothing is approved.');
    expect(first.verdict?.findings).toMatchObject([{ policy: 'automation', decision: 'hold' }]);
    await undoApproval(database, first.id, AFTER_UNDO);
    const again = await row(first.id);
    const seen = { id: again.id, version: again.version, text: again.text };
    await approve(database, seen, AFTER_UNDO);
    await tryClaim(AFTER_UNDO + 1000);
    const sent = await database.sendLedger.toArray();
    expect(sent.map(({ outboxId }) => outboxId)).toEqual([first.id]);
  });

  it('holds approvals on a machine’s beat, however long after each other', async () => {
    await changeSettings(database, { undoSeconds: 0 });
    const people = Array.from({ length: 22 }, (_, index) => `55119${80000000 + index}@c.us`);
    for (const [index, chatId] of people.entries()) {
      await wrote(chatId);
      const draft = await openDraft(database, { chatId, text: 'Temos sim!' }, NOON);
      const seen = { id: draft.id, version: draft.version, text: draft.text };
      // The last one somebody has read.
      await approve(database, seen, NOON + index * 9000 + (index === 21 ? 1300 : index % 3));
    }
    const rows = await approvedInOrder(database, NOON + 200_000);
    const world = { random: () => 0.5, userTimeZone: 'UTC', pageInstance: 'page-1' };
    const kinds = [];
    for (const row of rows)
      kinds.push((await claim(database, row, { ...world, now: NOON + 200_000 })).kind);
    expect(kinds.sort()).toEqual(['claimed', ...people.slice(1).map(() => 'wait')]);
  });

  it('takes the same file for the same message, whatever it is called and whatever stands beneath', async () => {
    const people = Array.from({ length: 8 }, (_, index) => `55119${80000000 + index}@c.us`);
    const file = { kind: 'image', mimeType: 'image/jpeg', size: 3, addedAt: NOON } as const;
    const [flyer, other] = ['a'.repeat(64), 'b'.repeat(64)] as const;
    await database.attachments.bulkAdd([
      { ...file, id: 'flyer', hash: flyer, name: 'oferta.jpg' },
      { ...file, id: 'renamed', hash: flyer, name: 'so-para-voce.jpg' },
      { ...file, id: 'other', hash: other, name: 'oferta.jpg' },
    ]);
    // A line of an earlier release knows of no file.
    const earlier = { outboxId: '', at: NOON - 1000, fingerprint: [], firstContact: false };
    await database.sendLedger.add({ ...earlier, chatId: '5521988887777@c.us' });
    const sent = async (chatId: string, attachmentId: string, text = '') => {
      const said = captured({ chatId, text: 'Ok', timestamp: NOON - 120_000 });
      const ours = captured({ chatId, text: 'Obrigada', fromMe: true, timestamp: NOON - 60_000 });
      const event = { type: 'messages', source: 'live', messages: [said, ours] } as const;
      await ingest(database, [envelope({ ...event, messages: [...event.messages] })], NOON);
      const draft = await openDraft(database, { chatId, text, attachmentId }, NOON);
      const seen = { id: draft.id, version: draft.version, text, attachmentId };
      await approve(database, seen, NOON);
      for (const minute of [0, 1, 2]) await tryClaim(AFTER_UNDO + minute * 60_000);
      const { status, verdict } = await row(draft.id);
      return [status, ...(verdict?.findings ?? []).map(({ policy }) => policy)];
    };
    const captions = ['', 'Oi Ana!', 'Veja o que chegou hoje na loja, separei para você', '', ''];
    for (const [index, caption] of captions.entries())
      expect(await sent(people[index] ?? '', index % 2 ? 'renamed' : 'flyer', caption)).toEqual([
        'sending',
      ]);
    expect(await sent(people[5] ?? '', 'other')).toEqual(['sending']);
    expect(await sent(people[6] ?? '', 'flyer')).toEqual(['refused', 'near-identical']);
    const question = 'Tem foto da mesa que você mostrou na quinta?';
    expect(await sent(people[7] ?? '', 'renamed', question)).toEqual(['refused', 'near-identical']);
  });

  it('never passes a cap, whatever is approved and whenever it is tried', async () => {
    const people = Array.from({ length: 30 }, (_, index) => `55119${80000000 + index}@c.us`);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 50, max: 20_000 }), { minLength: 30, maxLength: 60 }),
        async (steps) => {
          database = new AccountDatabase(crypto.randomUUID());
          await changeSettings(database, { undoSeconds: 0 });
          for (const person of people) await wrote(person);
          for (const [index, person] of people.entries())
            await approved(
              `Resposta número ${'abcdefghij'[index % 10]?.repeat(9)} ${index}`,
              person,
            );
          let now = AFTER_UNDO;
          for (const step of steps) {
            await tryClaim(now);
            now += step;
          }
          const sent = (await database.sendLedger.toArray()).map((line) => line.at);
          expect(sent.length).toBeGreaterThan(10);
          for (const at of sent)
            expect(
              sent.filter((other) => other > at - 60_000 && other <= at).length,
            ).toBeLessThanOrEqual(20);
          expect((await database.counters.get('violations'))?.value ?? 0).toBe(0);
        },
      ),
      { numRuns: 5 },
    );
  });
});

describe('an approval for later', () => {
  const HOUR = 60 * 60_000;
  async function scheduled(sendAt: number) {
    const text = 'Bom dia! Chegou o azul.';
    const draft = await openDraft(database, { chatId: ANA, text }, NOON);
    return approve(database, { id: draft.id, version: draft.version, text, sendAt }, NOON);
  }

  it('is bound now and goes at its instant, not before', async () => {
    await wrote();
    const { id, approval } = await scheduled(NOON + 3 * HOUR);
    expect(await row(id)).toMatchObject({ status: 'approved', scheduledFor: NOON + 3 * HOUR });
    expect(approval?.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(await tryClaim(NOON + 3 * HOUR - 1)).toEqual([{ kind: 'wait', until: NOON + 3 * HOUR }]);
    expect(await tryClaim(NOON + 3 * HOUR)).toMatchObject([{ kind: 'claimed' }]);
  });

  it('has its undo window when the instant has passed already', async () => {
    await wrote();
    await scheduled(NOON - HOUR);
    expect(await tryClaim(NOON)).toEqual([{ kind: 'wait', until: NOON + 5000 }]);
  });

  it('is taken back when they write before', async () => {
    await wrote();
    const { id } = await scheduled(NOON + 3 * HOUR);
    await wrote(ANA, 'Deixa, já comprei.');
    expect(await row(id)).toMatchObject({
      status: 'draft',
      voided: { reason: 'newer-message' },
      scheduledFor: NOON + 3 * HOUR,
    });
  });

  it.each([
    ['as any approval that waited too long', undefined, NOON + 37 * HOUR],
    ['when its instant is long missed', NOON + 3 * HOUR, NOON + 16 * HOUR],
  ])('expires %s: it is a draft again, and never claimed', async (_why, sendAt, now) => {
    await wrote();
    const { id } = sendAt === undefined ? await approved() : await scheduled(sendAt);
    expect(await tryClaim(now)).toEqual([{ kind: 'gone' }]);
    const expired = await row(id);
    expect(expired).toMatchObject({ status: 'draft', voided: { reason: 'expired', at: now } });
    expect(expired.approval).toBeUndefined();
    expect(await database.audit.orderBy('id').last()).toMatchObject({
      from: 'approved',
      to: 'draft',
      by: 'delivery',
      reason: 'expired',
    });
  });
});

describe('settling', () => {
  async function sending() {
    await wrote();
    const { id } = await approved();
    await tryClaim();
    const { stanzaId = '' } = await row(id);
    return { id, stanzaId };
  }

  it('follows the acknowledgements to read', async () => {
    const { id, stanzaId } = await sending();
    const statuses = [];
    for (const ack of [1, 2, 3] as const) {
      await acknowledge(database, { id: `true_${ANA}_${stanzaId}`, stanzaId, ack }, NOON);
      statuses.push((await row(id)).status);
    }
    expect(statuses).toEqual(['sent', 'delivered', 'read']);
    expect((await database.counters.get('sent'))?.value).toBe(1);
  });

  it('believes a late acknowledgement more than a failure or a silence', async () => {
    const { id, stanzaId } = await sending();
    await settle(database, { stanzaId, outcome: 'unknown' }, NOON);
    expect((await row(id)).status).toBe('unconfirmed');
    await settle(database, { stanzaId, outcome: 'failed', code: 'whatsapp-refused' }, NOON);
    expect((await row(id)).status).toBe('failed');
    await acknowledge(database, { id: `true_${ANA}_${stanzaId}`, stanzaId, ack: 2 }, NOON);
    expect(await row(id)).toMatchObject({ status: 'delivered', failure: undefined });
  });

  it('goes back to approved only when the page proved that it never left', async () => {
    const { id, stanzaId } = await sending();
    const unsent = { stanzaId, outcome: 'unsent', code: 'look-up-unsent' } as const;
    await settle(database, unsent, NOON, () => 0.5);
    expect(await row(id)).toMatchObject({
      status: 'approved',
      stanzaId: undefined,
      attempts: 1,
      waiting: { reason: 'retry', until: NOON + 5000 },
    });
    expect(await database.sendLedger.count()).toBe(0);
    expect((await tryClaim(AFTER_UNDO + 60_000))[0]?.kind).toBe('claimed');
    expect((await row(id)).stanzaId).not.toBe(stanzaId);
  });

  it('is taken back when they wrote while it was on its way and came back unsent', async () => {
    const question = await wrote();
    const draft = await openDraft(
      database,
      { chatId: ANA, text: 'Temos sim!', inReplyTo: question.id },
      NOON,
    );
    await approve(database, { id: draft.id, version: draft.version, text: draft.text }, NOON);
    await tryClaim();
    const { stanzaId = '' } = await row(draft.id);
    const again = captured({ timestamp: NOON + 7000, text: 'Deixa' });
    await ingest(
      database,
      [envelope({ type: 'messages', source: 'live', messages: [again] })],
      NOON,
    );
    await settle(database, { stanzaId, outcome: 'unsent' }, NOON);
    expect(await tryClaim(AFTER_UNDO + 60_000)).toEqual([{ kind: 'gone' }]);
    expect(await row(draft.id)).toMatchObject({
      status: 'draft',
      voided: { reason: 'newer-message' },
      inReplyTo: again.id,
    });
  });

  it('fails without a trace in the caps when what was claimed is not what was approved', async () => {
    await wrote();
    const { id } = await approved();
    const [answer] = await tryClaim();
    if (answer?.kind !== 'claimed') throw new Error('Not claimed.');
    await refuseHandOver(database, answer.stanzaId, 'file-changed', AFTER_UNDO);
    expect(await row(id)).toMatchObject({ status: 'failed', failure: { code: 'file-changed' } });
    expect(await database.sendLedger.count()).toBe(0);
    expect((await database.audit.toArray()).at(-1)).toMatchObject({
      to: 'failed',
      by: 'delivery',
    });
  });

  it('ignores an “unsent” that comes after the truth', async () => {
    const { id, stanzaId } = await sending();
    await settle(database, { stanzaId, outcome: 'sent' }, NOON);
    await settle(database, { stanzaId, outcome: 'unsent' }, NOON);
    expect((await row(id)).status).toBe('sent');
  });

  it('sends an unconfirmed message again only as a new draft that the human approves', async () => {
    const { id, stanzaId } = await sending();
    await settle(database, { stanzaId, outcome: 'unknown' }, NOON);
    expect(await tryClaim(AFTER_UNDO + 600_000)).toEqual([]);
    await redraft(database, id, NOON);
    expect(await tryClaim(AFTER_UNDO + 600_000)).toEqual([]);
    expect((await row(id)).status).toBe('draft');
  });

  it('takes the human’s word that an unconfirmed message arrived, and only of such a one', async () => {
    const { id, stanzaId } = await sending();
    expect(await confirmArrived(database, id, NOON)).toBe(false);
    await settle(database, { stanzaId, outcome: 'unknown' }, NOON);
    expect(await confirmArrived(database, id, NOON)).toBe(true);
    expect(await row(id)).toMatchObject({ status: 'sent', sentAt: NOON });
  });

  it('takes a word about a stranger’s stanza for nothing', async () => {
    await sending();
    const before = await database.outbox.toArray();
    await settle(database, { stanzaId: '3EB0FFFFFFFFFFFFFFFFFF', outcome: 'sent' }, NOON);
    expect(await database.outbox.toArray()).toEqual(before);
  });
});

import type { ReceivedMessage, Standin } from '../standin.ts';
import { Random } from './random.ts';
import { answerToShop, openQuestion } from './talk.ts';

export interface CustomersOptions {
  seed?: number;
  /** 1 = believable; 60 = an hour in a minute. Default 1. */
  speed?: number;
  /** How many customers an hour write by themselves, at speed 1. Default 20. */
  perHour?: number;
}

export interface SimulatedCustomers {
  stop(): void;
}

/** What the customers need of the stand-in. */
type Line = Pick<Standin, 'chats' | 'customerWrites' | 'loggedIn' | 'messages' | 'received'>;

/**
 * Customers who write by themselves and answer what the shop sends, seeded and at a believable
 * rate. Groups and whoever asked to be left alone stay silent.
 */
export function startCustomers(standin: Line, options: CustomersOptions): SimulatedCustomers {
  const { seed = 1, speed = 1, perHour = 20 } = options;
  const random = new Random(seed);
  const timers = new Set<NodeJS.Timeout>();
  let answered = standin.received.length;

  function later(seconds: number, act: () => void): void {
    const timer = setTimeout(
      () => {
        timers.delete(timer);
        act();
      },
      (seconds * 1000) / speed,
    );
    timers.add(timer);
  }

  function wouldWrite(chatId: string): boolean {
    if (chatId.endsWith('@g.us')) return false;
    return !standin.messages(chatId).some(({ body }) => body?.startsWith('Não quero mais receber'));
  }

  function write(chatId: string, text: string): void {
    if (!standin.loggedIn) return;
    // The page may close while a message is on its way; the message stays in the history.
    standin.customerWrites(chatId, text).catch(() => {});
  }

  function writeByThemselves(): void {
    // Waiting times between independent events are exponential.
    const seconds = (-Math.log(1 - random.next()) * 3600) / perHour;
    later(seconds, () => {
      const chats = standin.chats().filter(({ id }) => wouldWrite(id));
      if (chats.length > 0) {
        const question = openQuestion(random, '').findLast((turn) => !turn.fromMe);
        if (question?.text !== undefined) write(random.pick(chats).id, question.text);
      }
      writeByThemselves();
    });
  }

  function answer({ chatId }: ReceivedMessage): void {
    if (!wouldWrite(chatId) || random.chance(0.35)) return;
    later(random.between(8, 90), () => write(chatId, answerToShop(random)));
  }

  function lookForSent(): void {
    for (const message of standin.received.slice(answered)) answer(message);
    answered = standin.received.length;
    // Once a second, whatever the speed.
    later(speed, lookForSent);
  }

  writeByThemselves();
  lookForSent();
  return {
    stop: () => {
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
}

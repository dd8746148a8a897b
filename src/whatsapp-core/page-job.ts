import type { Job } from '@/protocol/page-event';
import type { EventSender } from './event-sender';

/** Long work in the page: can be started and stopped, one run at a time, and tells how far it is. */
export interface JobRun<Input = void> {
  start(input: Input): void;
  stop(): void;
}

interface Progress {
  done: number;
  total: number;
}

/** Progress is told at most this often. */
const REPORT_EVERY_MS = 200;

/**
 * @param work yields its progress; must end with AbortError soon after its signal aborts.
 */
export function runJob<Input = void>(
  job: Job,
  events: Pick<EventSender, 'send'>,
  signal: AbortSignal,
  work: (stop: AbortSignal, input: Input) => AsyncIterable<Progress>,
): JobRun<Input> {
  let running: AbortController | undefined;

  const run = async (stop: AbortSignal, input: Input) => {
    let progress: Progress = { done: 0, total: 0 };
    let reportedAt = -REPORT_EVERY_MS;
    const report = (state: 'running' | 'done' | 'stopped' | 'failed') => {
      reportedAt = performance.now();
      events.send({ type: 'job', job, state, ...progress });
    };
    try {
      for await (progress of work(stop, input)) {
        stop.throwIfAborted();
        if (performance.now() - reportedAt >= REPORT_EVERY_MS) report('running');
      }
      report('done');
    } catch {
      // Both ends are states that the panel shows; the driver has already reported which capability broke.
      report(stop.aborted ? 'stopped' : 'failed');
    }
  };

  signal.addEventListener('abort', () => running?.abort());
  return {
    start(input) {
      if (running || signal.aborted) return;
      const controller = new AbortController();
      running = controller;
      void run(controller.signal, input).finally(() => {
        running = undefined;
      });
    },
    stop: () => running?.abort(),
  };
}

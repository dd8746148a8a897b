import { useEffect, useState } from 'react';

/** The clock's time, renewed every `every` ms while `active`; still while it is not. */
export function useNow(clock: () => number, every: number, active = true): number {
  const [now, setNow] = useState(clock);
  useEffect(() => {
    if (!active) return;
    // What is renewed now would at once be read again.
    setNow((known) => (clock() - known < every ? known : clock()));
    const timer = setInterval(() => {
      setNow(clock());
    }, every);
    return () => {
      clearInterval(timer);
    };
  }, [clock, every, active]);
  return now;
}

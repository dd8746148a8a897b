import { useEffect, useState } from 'react';

/** The value, once it has stayed the same for `pause` ms: what is read aloud must not change at every key. */
export function useSettled(value: string, pause: number): string {
  const [settled, setSettled] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => {
      setSettled(value);
    }, pause);
    return () => {
      clearTimeout(timer);
    };
  }, [value, pause]);
  return settled;
}

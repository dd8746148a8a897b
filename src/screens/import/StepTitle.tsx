import { useEffect, useRef, type ReactNode } from 'react';

/** The heading of a step; takes the focus when the step begins, so that the keyboard goes on from there. */
export function StepTitle({ children }: { children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
  }, []);
  return (
    <h2 ref={heading} tabIndex={-1} className="text-lg font-semibold break-words outline-none">
      {children}
    </h2>
  );
}

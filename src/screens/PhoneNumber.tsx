import { useEffect, useState } from 'react';
import { phoneForEye } from '@/domain/contact-name';

/** A phone as people write it. libphonenumber's metadata are large: until they are loaded a simpler form stands in. */
export function PhoneNumber({ digits }: { digits: string }) {
  const [formatted, setFormatted] = useState(() => phoneForEye(digits));
  useEffect(() => {
    let shown = true;
    setFormatted(phoneForEye(digits));
    void import('@/domain/phone-format').then(({ formatPhone }) => {
      if (shown) setFormatted(formatPhone(digits));
    });
    return () => {
      shown = false;
    };
  }, [digits]);
  return <span className="tabular-nums">{formatted}</span>;
}

/** The time zone of a phone's owner, as far as the number tells. */
import { BRAZIL_AREA_CODES } from './brazil-area-codes';

/**
 * Longest prefix wins. Countries of one zone only (or whose other zones have area codes of their own, listed apart);
 * those with several that a mobile number does not tell (US, CA, MX, CL, EC, AU, RU, ID …) are left out on purpose.
 */
const ZONE_BY_PREFIX: Readonly<Record<string, string>> = {
  '20': 'Africa/Cairo',
  '212': 'Africa/Casablanca',
  '221': 'Africa/Dakar',
  '233': 'Africa/Accra',
  '234': 'Africa/Lagos',
  '238': 'Atlantic/Cape_Verde',
  '239': 'Africa/Sao_Tome',
  '244': 'Africa/Luanda',
  '245': 'Africa/Bissau',
  '254': 'Africa/Nairobi',
  '258': 'Africa/Maputo',
  '27': 'Africa/Johannesburg',
  '30': 'Europe/Athens',
  '31': 'Europe/Amsterdam',
  '32': 'Europe/Brussels',
  '33': 'Europe/Paris',
  '34': 'Europe/Madrid',
  '34822': 'Atlantic/Canary',
  '34828': 'Atlantic/Canary',
  '34922': 'Atlantic/Canary',
  '34928': 'Atlantic/Canary',
  '351': 'Europe/Lisbon',
  '351291': 'Atlantic/Madeira',
  '351292': 'Atlantic/Azores',
  '351295': 'Atlantic/Azores',
  '351296': 'Atlantic/Azores',
  '352': 'Europe/Luxembourg',
  '353': 'Europe/Dublin',
  '358': 'Europe/Helsinki',
  '36': 'Europe/Budapest',
  '380': 'Europe/Kyiv',
  '39': 'Europe/Rome',
  '40': 'Europe/Bucharest',
  '41': 'Europe/Zurich',
  '420': 'Europe/Prague',
  '43': 'Europe/Vienna',
  '44': 'Europe/London',
  '45': 'Europe/Copenhagen',
  '46': 'Europe/Stockholm',
  '47': 'Europe/Oslo',
  '48': 'Europe/Warsaw',
  '49': 'Europe/Berlin',
  '502': 'America/Guatemala',
  '503': 'America/El_Salvador',
  '504': 'America/Tegucigalpa',
  '505': 'America/Managua',
  '506': 'America/Costa_Rica',
  '507': 'America/Panama',
  '51': 'America/Lima',
  '53': 'America/Havana',
  '54': 'America/Argentina/Buenos_Aires',
  '57': 'America/Bogota',
  '58': 'America/Caracas',
  '591': 'America/La_Paz',
  '592': 'America/Guyana',
  '595': 'America/Asuncion',
  '597': 'America/Paramaribo',
  '598': 'America/Montevideo',
  '60': 'Asia/Kuala_Lumpur',
  '63': 'Asia/Manila',
  '65': 'Asia/Singapore',
  '66': 'Asia/Bangkok',
  '81': 'Asia/Tokyo',
  '82': 'Asia/Seoul',
  '84': 'Asia/Ho_Chi_Minh',
  '852': 'Asia/Hong_Kong',
  '86': 'Asia/Shanghai',
  '886': 'Asia/Taipei',
  '90': 'Europe/Istanbul',
  '91': 'Asia/Kolkata',
  '92': 'Asia/Karachi',
  '961': 'Asia/Beirut',
  '966': 'Asia/Riyadh',
  '971': 'Asia/Dubai',
  '972': 'Asia/Jerusalem',
};
const LONGEST_PREFIX = 6;

/** IANA zone of a phone (E.164 digits without '+'); undefined when the number does not tell. */
export function zoneOfPhone(digits: string): string | undefined {
  if (digits.startsWith('55')) return BRAZIL_AREA_CODES.get(digits.slice(2, 4));
  for (let length = LONGEST_PREFIX; length >= 2; length--) {
    const zone = ZONE_BY_PREFIX[digits.slice(0, length)];
    if (zone) return zone;
  }
  return undefined;
}

/** Words of WhatsApp's page that stand in no attribute but a label's, by the language of its interface. Seen in 2026. */
export interface InterfaceLanguage {
  readonly language: string;
  /** Delivery states 0 to 4, in small letters. */
  readonly acks: readonly [string, string, string, string, string];
  /** The button of "open in another window". */
  readonly useHere: string;
}

export const INTERFACE_LANGUAGES: readonly InterfaceLanguage[] = [
  {
    language: 'pt',
    acks: ['pendente', 'enviada', 'entregue', 'lida', 'reproduzida'],
    useHere: 'usar aqui',
  },
  { language: 'en', acks: ['pending', 'sent', 'delivered', 'read', 'played'], useHere: 'use here' },
  {
    language: 'es',
    acks: ['pendiente', 'enviado', 'entregado', 'leído', 'reproducido'],
    useHere: 'usar aquí',
  },
];

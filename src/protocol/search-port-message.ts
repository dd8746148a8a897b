/** The check of whoever takes a port; apart from the rest of the protocol, because pages that only send one need no schema. */
import * as v from 'valibot';
import { SEARCH_PORT_MESSAGE } from './search-api';

export const searchPortMessageSchema = v.object({ type: v.literal(SEARCH_PORT_MESSAGE) });

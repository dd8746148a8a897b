/** The search worker died while it was asked, cannot be reached, or did not answer in time. Asking again may work. */
export class SearchUnavailable extends Error {
  readonly reason: 'lost' | 'unreachable' | 'timeout' | 'closed';

  constructor(reason: SearchUnavailable['reason']) {
    super(`The search does not answer (${reason}).`);
    this.name = 'SearchUnavailable';
    this.reason = reason;
  }
}

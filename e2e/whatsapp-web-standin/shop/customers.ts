export interface CustomersOptions {
  seed?: number;
  /** 1 = believable; 60 = an hour in a minute. */
  speed?: number;
}

export interface SimulatedCustomers {
  stop(): void;
}

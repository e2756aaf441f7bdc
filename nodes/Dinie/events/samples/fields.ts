/** BRL: text with two decimals in Dinie's documentation, a number in its SDKs. Never converted. */
export type Money = string | number;

/** ISO 8601 text in Dinie's documentation, epoch seconds in its SDKs. */
export type Time = string | number;

// Each returns the sample it is given, under the type of all that may arrive in its place.
export const money = (sample: Money): Money => sample;
export const time = (sample: Time): Time => sample;
export const nullable = <T>(sample: T | null): T | null => sample;

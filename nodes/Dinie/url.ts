/** A URL as it is sent and compared: normalised as the WHATWG says; text that is no URL comes back as it is. */
export const normalizedUrl = (text: unknown) =>
	typeof text === 'string' && URL.canParse(text) ? new URL(text).href : String(text ?? '');

/** Whether two texts are the same URL, however each is written. */
export const isSameUrl = (a: unknown, b: unknown) => normalizedUrl(a) === normalizedUrl(b);

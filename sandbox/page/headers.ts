/**
 * Nothing from elsewhere, nothing inline, in nobody's frame. The referrer policy keeps the Origin
 * header of the forms: https://fetch.spec.whatwg.org/#append-a-request-origin-header
 */
export const HEADERS = {
	'cache-control': 'no-store',
	'content-security-policy': [
		"default-src 'none'",
		"script-src 'self'",
		"style-src 'self'",
		"img-src 'self'",
		"connect-src 'self'",
		"form-action 'self'",
		"base-uri 'none'",
		"frame-ancestors 'none'",
	].join('; '),
	'referrer-policy': 'same-origin',
	'x-content-type-options': 'nosniff',
};

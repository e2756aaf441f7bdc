/**
 * n8n makes an isolate for expressions only once one is evaluated; by default it does for every delivery.
 * It calls the setting experimental: https://github.com/n8n-io/n8n/pull/37614
 */
export const LAZY = { N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true' };

/** n8n compiles what each isolate begins with once, not once for each. */
export const COMPILE_CACHE = { N8N_EXPRESSION_ENGINE_COMPILE_CACHE: 'true' };

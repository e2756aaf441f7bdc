/** n8n's own setting: its core, which tests run in this process, prints no log of its own. */
process.env.N8N_LOG_LEVEL = 'silent';

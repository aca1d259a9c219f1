import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Where `vite` (development only) finds the API; the built pages are served by the API itself. */
const api = 'http://localhost:3000';

export default defineConfig({
  plugins: [react()],
  worker: { format: 'es' },
  build: {
    // The content security policy allows neither inline scripts nor data: fonts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2024',
  },
  server: { proxy: Object.fromEntries(['/api', '/sign-in', '/sign-out', '/identity', '/feed.atom'].map((path) => [path, api])) },
});

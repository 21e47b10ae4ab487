import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// Builds into web/dist, from where the dashboard's server takes it. Everything is bundled: the page fetches nothing from
// outside. Inlined assets are off because the page's policy takes no data: URLs.
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2023',
    reportCompressedSize: true,
  },
});

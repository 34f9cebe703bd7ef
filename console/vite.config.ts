import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** In development `vite` serves the pages and passes everything else to a running suite's gateway. */
const suite = process.env.GATEWAY_URL ?? 'http://localhost:8080';

export default defineConfig({
    base: '/console/',
    plugins: [react()],
    html: { cspNonce: 'CARILLON-NONCE' },
    build: {
        outDir: 'target/pages',
        emptyOutDir: true,
        target: 'es2022',
        assetsInlineLimit: 0,
        chunkSizeWarningLimit: 1200,
        reportCompressedSize: false,
        rollupOptions: { input: ['index.html', 'frame.html'] },
    },
    server: {
        proxy: Object.fromEntries(
            // as if the page came from the gateway itself, which lets no stranger's page call
            ['/api', '/clients', '/console/config.json', '/ws'].map((path) => [path, { target: suite, ws: path === '/ws', headers: { Origin: suite } }]),
        ),
    },
    test: { environment: 'node', include: ['src/**/*.test.ts', 'src/**/*.test.tsx'] },
});

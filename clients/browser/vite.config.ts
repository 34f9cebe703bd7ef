import { resolve } from 'node:path';
import { defineConfig, type ViteUserConfig } from 'vitest/config';

const ENTRIES: Record<string, string> = {
  'carillon-inbox': 'src/index.ts',
  'carillon-sdk': 'src/sdk/index.ts',
  'carillon-react': 'src/react/index.tsx',
};

/** One file each, so that a page needs one script tag; the React wrapper takes the element from beside it. */
function library(name: string): ViteUserConfig {
  return {
    build: {
      target: 'es2022',
      outDir: 'dist',
      emptyOutDir: false,
      sourcemap: true,
      lib: { entry: { [name]: resolve(ENTRIES[name] ?? '') }, formats: ['es'] },
      rollupOptions: {
        external: ['react', 'react/jsx-runtime', ...(name === 'carillon-react' ? [resolve('src/index.ts')] : [])],
        output: { paths: { [resolve('src/index.ts')]: './carillon-inbox.js' } },
      },
    },
    test: { environment: 'happy-dom', include: ['src/**/*.test.ts'] },
  };
}

/** The demo page as files for realtime-gateway to serve. */
const demo: ViteUserConfig = {
  root: 'demo',
  base: '/inbox-demo/',
  build: { outDir: resolve('dist/demo'), emptyOutDir: true, target: 'es2022', modulePreload: { polyfill: false } },
};

export default defineConfig(({ mode }) => (mode === 'demo' ? demo : library(mode in ENTRIES ? mode : 'carillon-inbox')));

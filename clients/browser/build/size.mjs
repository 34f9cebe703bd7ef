// The element is loaded by every page of somebody's product, so it has a budget: 25 kB on the wire.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const LIMIT = 25_000;
const size = gzipSync(readFileSync('dist/carillon-inbox.js'), { level: 9 }).length;
console.log(`carillon-inbox.js: ${size} bytes gzipped`);
if (size >= LIMIT) {
  console.error(`larger than its budget of ${LIMIT} bytes`);
  process.exit(1);
}

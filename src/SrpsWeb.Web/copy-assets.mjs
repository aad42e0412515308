// Writes the third-party files under wwwroot from the npm packages pinned in package-lock.json.
//   npm ci && node copy-assets.mjs           writes them (they are committed)
//   npm ci && node copy-assets.mjs --check   changes nothing; exits 1 and names the files that differ
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

// Every icon a page uses, and no other: the sprite is part of each first visit. `<icon name="house" />` takes these names.
const icons = [
  'arrow-left', 'bar-chart', 'book', 'box-arrow-right', 'building', 'calendar3', 'chat-left-text', 'check-lg', 'check2-circle',
  'chevron-down', 'chevron-left', 'chevron-right', 'clipboard-check', 'clock', 'download', 'exclamation-triangle', 'eye',
  'file-earmark-pdf', 'filter', 'folder2-open', 'gear', 'geo-alt', 'graph-up', 'house', 'info-circle', 'journal-text', 'key',
  'list-check', 'lock', 'mortarboard', 'pencil', 'people', 'person', 'plus-lg', 'search', 'telephone', 'three-dots',
  'translate', 'upload', 'whatsapp', 'wifi-off', 'x-lg',
];

const root = dirname(fileURLToPath(import.meta.url));
const fromPackage = path => readFileSync(join(root, 'node_modules', path), 'utf8');

// The source map is not served. Without data: images no style depends on the CSP letting them in; srps.css draws what it needs.
const served = css => `${css
  .replace(/\/\*# sourceMappingURL=.*?\*\//g, '')
  .replace(/url\("data:[^"]*"\)/g, 'none')
  .trimEnd()}\n`;

function symbol(name) {
  const source = fromPackage(`bootstrap-icons/icons/${name}.svg`);
  const [, viewBox, body] = source.match(/^<svg [^>]*viewBox="([^"]+)"[^>]*>(.*)<\/svg>\s*$/s);
  return `<symbol id="${name}" viewBox="${viewBox}">${body.replace(/\s*\n\s*/g, '')}</symbol>`;
}

const sprite = `<svg xmlns="http://www.w3.org/2000/svg">\n${icons.map(symbol).join('\n')}\n</svg>\n`;

const outputs = {
  'wwwroot/lib/bootstrap/bootstrap.min.css': served(fromPackage('bootstrap/dist/css/bootstrap.min.css')),
  'wwwroot/lib/bootstrap/LICENSE': fromPackage('bootstrap/LICENSE'),
  'wwwroot/lib/bootstrap-icons/LICENSE': fromPackage('bootstrap-icons/LICENSE'),
  'wwwroot/img/icons.svg': sprite,
};

function onDisk(path) {
  try {
    return readFileSync(join(root, path), 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return null;
    throw error;
  }
}

const stale = Object.keys(outputs).filter(path => onDisk(path) !== outputs[path]);

if (process.argv.includes('--check')) {
  for (const path of stale) console.error(`differs from the pinned package: ${path}`);
  process.exitCode = stale.length > 0 ? 1 : 0;
} else {
  for (const path of stale) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), outputs[path]);
    console.log(`wrote ${path}`);
  }
}

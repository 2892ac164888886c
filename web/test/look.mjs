// Pictures of pages of a running server, in every view, and what is wrong with them:
//   node web/test/look.mjs BASE PATH… [--cookie NAME=VALUE] [--out FOLDER] [--view NAME]…
import { parseArgs } from 'node:util';
import { root } from '../bundle.mjs';
import { launch } from './browser/launch.mjs';
import { look } from './browser/look.mjs';
import { views } from './browser/views.mjs';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    cookie: { type: 'string' },
    out: { type: 'string', default: `${root}dist-test/look` },
    view: { type: 'string', multiple: true, default: Object.keys(views) },
  },
});
const [base, ...paths] = positionals;
if (!base || paths.length === 0) throw new Error('give the address of a server and paths of pages');
const [name, value] = values.cookie?.split('=', 2) ?? [];
const cookie = name && { name, value };

const browser = await launch();
const findings = [];
for (const path of paths) {
  const name = path.replaceAll(/\W+/g, '-').replace(/^-|-$/g, '') || 'home';
  findings.push(...(await look(browser, { base, path, name, cookie, out: values.out, only: values.view })));
}
await browser.close();
console.log(`pictures: ${values.out}`);
for (const finding of findings) console.error(finding);
process.exitCode = findings.length > 0 ? 1 : 0;

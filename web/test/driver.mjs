// Bundles the driver that tests in other languages speak with: dist-test/driver.mjs.
import { bundleForNode } from '../bundle.mjs';

await bundleForNode(['test/driver.ts']);

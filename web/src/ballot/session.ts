// A link opened on a device, its sheet verified: nothing is sent before there is one.
// Must not know answers.

import { requireSecureContext, type Device } from './device.js';
import { parseLink, type Link } from './link.js';
import { Requests } from './requests.js';
import { openSheet, type Sheet } from './sheet.js';

/** One leader, one round, one device. */
export interface Session {
  readonly device: Device;
  readonly link: Link;
  readonly requests: Requests;
  readonly sheet: Sheet;
}

/** Opens a link: fetches the sheet and refuses any but the one the link was made for. */
export async function open(device: Device, address: string): Promise<Session> {
  requireSecureContext();
  const link = parseLink(address);
  const requests = new Requests(device.fetch, link);
  return { device, link, requests, sheet: await openSheet(requests, link) };
}

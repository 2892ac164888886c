// The invented team of the journey: nine leaders, what they answer, and how each comes to it.
import { NAMES } from '../browser/organizer.mjs';
import { halden } from '../report/halden.mjs';

/** How they answer, in the order of the roster: names of journey/manners.mjs. */
const MANNERS = ['byTap', 'byKeys', 'byKeys', 'interrupted', 'inTwoTabs', 'goingBack', 'revising', 'onTwoDevices', 'byTap'];

export const ORGANIZATION = 'Halden Ferries';
export const TEAM = 'Executive team';
export const STATEMENT = 'We carry freight at night and give up the cruise passenger.';
export const OWNER = { name: 'Ana Ruiz', email: 'ana@halden.example', password: 'correct horse battery' };

/** The priorities and the nine, with their answers as they are put into the page. */
export async function team() {
  const { items, leaders } = await halden();
  const nine = leaders.map(({ answers }, index) => ({
    name: NAMES[index],
    email: `leader-${index + 1}@halden.example`,
    manner: MANNERS[index],
    answers: onPage(answers, items),
  }));
  return { items, nine };
}

function onPage({ sentence, forecast, ranking, stop, clarity, commitment }, items) {
  const order = ranking.flat().map((item) => items[item]);
  return {
    sentence,
    // Everybody reads it without the habits of who wrote it: here, the full stop.
    shown: sentence.replace(/\.$/, ''),
    same: String(forecast.same),
    recalled: order.slice(0, 3).join('\n'),
    ranking: order,
    first: items[forecast.first],
    stop,
    clarity: String(clarity),
    commitment: new RegExp(`^${commitment} `),
  };
}

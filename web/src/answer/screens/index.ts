// Which view a screen has.
// Must not know how one gets to it.

import type { Desk } from '../desk.js';
import type { Screen } from '../flow.js';
import type { View } from '../frame.js';
import { code } from './code.js';
import { clarity, first, same, subgroup } from './numbers.js';
import { ranking } from './ranking/view.js';
import { review } from './review.js';
import { recall, sentence, stop } from './texts.js';
import { welcome } from './welcome.js';

/** The view of a screen; a question that is not asked is the welcome. */
export function viewOf(screen: Screen, desk: Desk): View {
  const { asked } = desk;
  const { sentence: sentenceAsked, forecast, priorities, clarity: clarityAsked } = asked;
  switch (screen) {
    case 'sentence':
      return sentenceAsked ? sentence(desk, sentenceAsked) : welcome(desk);
    case 'same':
      return forecast ? same(desk, forecast.same) : welcome(desk);
    case 'recall':
      return priorities?.recall ? recall(desk, priorities.recall) : welcome(desk);
    case 'ranking':
      return priorities ? ranking(desk, priorities) : welcome(desk);
    case 'first':
      return forecast ? first(desk, forecast.first) : welcome(desk);
    case 'stop':
      return asked.stop ? stop(desk, asked.stop) : welcome(desk);
    case 'clarity':
      return clarityAsked ? clarity(desk, clarityAsked) : welcome(desk);
    case 'subgroup':
      return asked.subgroup ? subgroup(desk, asked.subgroup) : welcome(desk);
    case 'code':
      return code(desk);
    case 'review':
      return review(desk);
    case 'welcome':
    case 'done':
      return welcome(desk);
  }
}

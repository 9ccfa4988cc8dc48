// Sends what waits, one after the other. The key of an enrolment is as old as its first word, so that one whose answer
// was lost is taken once.

import { send } from './service.js'
import { today, dated } from './fields.js'

const onItsWay = 30000 // milliseconds

// Returns how the network is after that. Another tab that sends already is left to it, and so is what has just left a form
// by itself, unless this page is what came of it. What this page's own form has in hand is not sent behind it.
export async function sendAll (store, desk, isElsewhere, inHand) {
  return navigator.locks.request('desk', { ifAvailable: true }, async lock => {
    if (!lock) return 'online'
    for (const draft of await store.all()) {
      const isOnItsWay = draft.state === 'sending' && isElsewhere && Date.now() - draft.sentAt < onItsWay
      if (!['sending', 'waiting'].includes(draft.state) || isOnItsWay || draft.id === inHand) continue
      if (!await sendOne(store, draft, desk)) return 'offline'
    }
    return 'online'
  })
}

// Returns whether there was an answer.
async function sendOne (store, draft, desk) {
  const fields = draft.day === today() ? draft.fields : dated(draft.fields, draft.day)
  const answer = await send(draft.id, fields, desk)
  if (!answer) return false
  const now = await store.get(draft.id)
  if (!answer.receipt && !answer.errors) return true
  if (now?.state !== draft.state || now.version !== draft.version) return true // somebody has it open again
  if (answer.receipt && draft.state === 'sending') await store.remove(draft.id)
  else if (answer.receipt) await store.put({ id: draft.id, since: draft.since, state: 'sent', receipt: answer.receipt, alike: answer.alike })
  else await store.put({ ...draft, id: crypto.randomUUID(), was: draft.id, state: 'refused', errors: answer.errors }, draft.id)
  return true
}

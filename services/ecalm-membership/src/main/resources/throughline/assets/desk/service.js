// Talks to the service. What the network does not carry is no error here: it is what all of this is for.

const patience = 20000 // milliseconds
const gateways = [502, 503, 504]

// Whether the service can be reached and by whom, with the token that a form needs.
export async function ask (store) {
  const answer = await call('/enrolments/desk', {})
  if (!answer) return { network: 'offline' }
  if (answer.type === 'opaqueredirect' || answer.status === 401) return { network: 'signed-out' }
  if (answer.status === 403) return { network: 'forbidden' }
  if (!answer.ok) return { network: 'offline' }
  const desk = await answer.json()
  return { network: store && desk.owner !== store.owner ? 'somebody-else' : 'online', ...desk }
}

// Sends fields with what a form has to carry; null without an answer.
export function post (path, fields, { field, token }) {
  const body = new URLSearchParams(fields)
  body.set(field, token)
  return call(path, { method: 'POST', body })
}

// What came of what somebody else wrote down, as send answers it.
export async function release (sealed, desk) {
  return outcome(await post('/enrolments/drafts/release', sealed, desk))
}

// What somebody else wrote down, as a draft has it, or null.
export async function takeOver (sealed, desk) {
  const answer = await post('/enrolments/drafts/take', sealed, desk)
  if (!answer?.ok) return null
  const { day, fields } = await answer.json()
  return { day, fields: fields.map(({ name, value }) => [name, value]) }
}

// Whether the service has written down why it is deleted.
export async function tellDeletion (sealed, reason, desk) {
  const answer = await post('/enrolments/drafts/delete', [...sealed, ['reason', reason]], desk)
  return answer?.ok ?? false
}

// What came of it: { receipt, alike }, { errors }, nothing of both if it is to be tried again, or null without an answer.
export async function send (key, fields, desk) {
  return outcome(await post('/enrolments/drafts', [...fields, ['idempotencyKey', key]], desk))
}

async function outcome (answer) {
  if (!answer || gateways.includes(answer.status)) return null
  if (answer.ok) return answer.json()
  const problem = answer.status === 400 ? await answer.json().catch(() => null) : null
  return problem?.errors?.length > 0 ? { errors: problem.errors } : {}
}

async function call (path, options) {
  const headers = { Accept: 'application/json' }
  try {
    return await fetch(path, { ...options, headers, redirect: 'manual', cache: 'no-store', signal: AbortSignal.timeout(patience) })
  } catch {
    return null
  }
}

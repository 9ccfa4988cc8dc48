// Tells the office, while there is a network, how much of it still waits on this device and since when: nothing of whom.
// What it said last is remembered, so that it says nothing twice in a day; what still waits it says again, since the
// service forgets a device of which it has heard nothing for some days.

import { ask, post } from './service.js'

const day = 24 * 60 * 60 * 1000 // milliseconds
const waits = ['sending', 'waiting', 'refused']

// The desk is null where the service was not asked yet.
export async function tellOffice (store, desk) {
  const lines = linesOf((await store.all()).filter(draft => waits.includes(draft.state)))
  const now = lines.join()
  if (isTold(now)) return
  const asked = desk ?? await ask(store)
  if (asked.network !== 'online') return
  const fields = [['device', device()], ...lines.map(line => ['waits', line])]
  const answer = await post('/enrolments/desk', fields, asked)
  if (!answer?.ok) return
  localStorage.setItem('desk-told', now)
  localStorage.setItem('desk-told-at', Date.now())
}

function isTold (now) {
  if ((localStorage.getItem('desk-told') ?? '') !== now) return false
  return now === '' || Date.now() - localStorage.getItem('desk-told-at') < day
}

// Whoever has one office only is not asked for it by the form.
function linesOf (drafts) {
  const byOffice = new Map()
  for (const { since, fields } of drafts) {
    const office = fields.find(([name]) => name === 'office')?.[1] ?? ''
    const before = byOffice.get(office) ?? { count: 0, since }
    byOffice.set(office, { count: before.count + 1, since: Math.min(before.since, since) })
  }
  return [...byOffice].map(([office, { count, since }]) => `${count} ${new Date(since).toISOString()} ${office}`.trim()).sort()
}

function device () {
  const known = localStorage.getItem('desk-device') ?? crypto.randomUUID()
  localStorage.setItem('desk-device', known)
  return known
}

// Tells the office, while there is a network, how much of it still waits on this device and since when: nothing of whom.
// What it said last is remembered, so that it says nothing twice in a day; what still waits it says again, since the
// service forgets a device of which it has heard nothing for some days.

import { ask, post } from './service.js'

const day = 24 * 60 * 60 * 1000 // milliseconds

// The desk is null where the service was not asked yet.
export async function tellOffice (store, desk) {
  const rows = (await store.unsent()).filter(row => row.office)
  const lines = linesOf(rows)
  const passes = new Set(rows.filter(row => !row.isOwn).map(row => row.pass))
  const now = lines.join()
  if (isTold(now)) return
  const asked = desk ?? await ask(store)
  if (asked.network !== 'online') return
  const fields = [['device', device()], ...lines.map(line => ['waits', line]), ...[...passes].map(pass => ['passes', pass])]
  const answer = await post('/enrolments/desk', fields, asked)
  if (!answer?.ok) return
  localStorage.setItem('desk-told', now)
  localStorage.setItem('desk-told-at', Date.now())
}

function isTold (now) {
  if ((localStorage.getItem('desk-told') ?? '') !== now) return false
  return now === '' || Date.now() - localStorage.getItem('desk-told-at') < day
}

function linesOf (rows) {
  const byOffice = new Map()
  for (const { since, office } of rows) {
    const before = byOffice.get(office) ?? { count: 0, since }
    byOffice.set(office, { count: before.count + 1, since: Math.min(before.since, since) })
  }
  return [...byOffice].map(([office, { count, since }]) => `${count} ${new Date(since).toISOString()} ${office}`).sort()
}

function device () {
  const known = localStorage.getItem('desk-device') ?? crypto.randomUUID()
  localStorage.setItem('desk-device', known)
  return known
}

// What a family takes along from a desk without a network.

import { children } from './fields.js'

export async function showReceipt (store, id) {
  const draft = await store?.get(id)
  if (draft?.state === 'sent') return location.replace(draft.receipt)
  if (draft?.state !== 'waiting') return location.replace('/enrolments/waiting')
  const part = name => document.querySelector(`[data-written] [data-${name}]`)
  const all = children(draft)
  part('children').textContent = all.map(child => child.name).join(', ')
  part('cards').textContent = all.map(child => child.card).join(', ')
  part('library').textContent = draft.library
  part('day').textContent = new Date(`${draft.day}T12:00:00Z`).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })
  part('print').onclick = () => print()
}

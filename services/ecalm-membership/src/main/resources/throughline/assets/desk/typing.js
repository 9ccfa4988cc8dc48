// The form while there is a network: what is typed is kept until the service has taken it.

import { fieldsOf, named, today, libraryOf } from './fields.js'

const pause = 500 // milliseconds without a key, after which it is kept

export default async function keepTyping (form, store) {
  const id = named(form, 'idempotencyKey').value
  let timer = null
  let isKept = false

  form.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(() => keep('typing'), pause)
  })
  form.addEventListener('submit', async event => {
    if (isKept) return
    event.preventDefault()
    event.stopPropagation()
    clearTimeout(timer)
    const stops = event.submitter?.value === 'stop'
    const enrols = !event.submitter?.name
    if (stops) await store.remove(id)
    else await keep(enrols ? 'sending' : 'typing')
    isKept = true
    form.requestSubmit(event.submitter)
    isKept = false
  })
  // It was sent, and came back with what is wrong.
  if (await store.get(id)) await keep('typing')

  async function keep (state) {
    const draft = { id, state, day: today(), fields: fieldsOf(form), sentAt: Date.now() }
    try {
      const before = await store.get(id)
      await store.put({ ...draft, library: libraryOf(form) ?? before?.library })
    } catch {
      // A device that keeps nothing sends all the same.
    }
  }
}

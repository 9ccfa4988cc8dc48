// The form as the browser keeps it for the time without a network. What waits is put right here, too, whether there is a
// network or not.

import { fieldsOf, fill, today, dated, children, libraryOf } from './fields.js'
import { setChildren, changeChildren } from './children.js'
import { check } from './check.js'
import { digitsOf } from './card-number.js'
import { showErrors } from './errors.js'

const nothingKept = 'This could not be kept on the device. If somebody signed out in another tab, leave this page open, sign in there again, and copy what is typed here'
const pause = 500 // milliseconds without a key, after which it is kept

export default async function keptForm (form, store, round) {
  const rules = JSON.parse(form.dataset.rules)
  const asked = new URLSearchParams(location.hash.slice(1))
  let draft = { id: crypto.randomUUID(), state: 'typing' }
  let timer = null
  let isBusy = false
  setChildren(form, [])
  if (asked.has('draft')) await open(asked.get('draft'))

  form.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(() => keep(draft.state === 'refused' ? 'refused' : 'typing').catch(() => {}), pause)
  })
  form.addEventListener('submit', async event => {
    event.preventDefault()
    event.stopPropagation()
    if (isBusy) return
    isBusy = true
    clearTimeout(timer)
    await take(event.submitter).catch(() => showErrors(form, [{ field: 'main-content', message: nothingKept }]))
    isBusy = false
  })
  // What was pressed when the network had gone is done here.
  const then = form.querySelector(`button[value="${CSS.escape(asked.get('then') ?? '')}"]`)
  if (then || asked.get('then') === 'enrol') form.requestSubmit(then)

  async function open (id) {
    const kept = await store.get(id)
    if (!kept?.fields) return location.replace('/enrolments/waiting')
    history.replaceState(history.state, '', `#draft=${id}`)
    draft = kept
    const fields = kept.day === today() ? kept.fields : dated(kept.fields, kept.day)
    setChildren(form, children(kept).slice(1).map(({ kind }) => kind))
    fill(form, fields)
    if (kept.errors) showErrors(form, kept.errors)
  }

  async function take (button) {
    if (button?.name === 'children') {
      changeChildren(form, button.value)
      return keep('typing')
    }
    const errors = check(form, rules, await cardsOfOthers())
    showErrors(form, errors)
    if (errors.length > 0) return
    await keep('waiting')
    await round()
    await leave()
  }

  async function leave () {
    if (await isSent()) return
    const refused = (await store.all()).find(each => each.was === draft.id)
    if (!refused) return location.assign(`/enrolments/waiting#receipt=${draft.id}`)
    draft = refused
    history.replaceState(history.state, '', `#draft=${draft.id}`)
    showErrors(form, draft.errors)
  }

  async function isSent () {
    const now = await store.get(draft.id)
    if (now?.state === 'sent') location.assign(now.receipt)
    return now?.state === 'sent'
  }

  // Another tab may have sent it since it was opened: what is typed now is put right on its receipt.
  async function keep (state) {
    if (await isSent()) return
    const { errors, ...rest } = draft
    draft = { ...rest, state, day: today(), fields: fieldsOf(form), library: libraryOf(form) }
    if (state === 'refused') draft.errors = errors
    await store.put(draft)
    history.replaceState(history.state, '', `#draft=${draft.id}`)
  }

  async function cardsOfOthers () {
    const others = (await store.all()).filter(each => each.id !== draft.id && each.fields && each.state !== 'typing')
    return new Set(others.flatMap(children).map(child => digitsOf(child.card)))
  }
}
